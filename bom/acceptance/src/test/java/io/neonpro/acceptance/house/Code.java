package io.neonpro.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Duration;

/** How rules say which code they mean. */
final class Code {

    private Code() {}

    static DescribedPredicate<JavaClass> restClient() {
        return describe("REST clients", type -> type.isAnnotatedWith("io.neonpro.kernel.peer.Asks"));
    }

    static DescribedPredicate<JavaClass> settings() {
        return describe(
                "settings",
                type -> type.isAnnotatedWith("io.smallrye.config.ConfigMapping")
                        || type.isAssignableTo("io.neonpro.kernel.settings.CheckedSettings"));
    }

    static DescribedPredicate<JavaClass> numbersAndDurations() {
        return describe(
                "numbers and durations",
                type -> type.isPrimitive() && !type.isEquivalentTo(boolean.class)
                        || type.isEquivalentTo(Duration.class));
    }

    static DescribedPredicate<JavaClass> type(String className) {
        return describe(className, type -> type.isAssignableTo(className));
    }

    static DescribedPredicate<JavaCall<?>> named(String method) {
        return nameMatchingCall(method);
    }

    static DescribedPredicate<JavaCall<?>> nameMatchingCall(String methods) {
        return describe("named " + methods, call -> call.getName().matches(methods));
    }
}
