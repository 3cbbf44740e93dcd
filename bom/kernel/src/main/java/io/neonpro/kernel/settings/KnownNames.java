package io.neonpro.kernel.settings;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.configuration.NameIterator;

/**
 * At its start a service goes through all names that are set for any that Quarkus does not know, and warns of them. On the JVM
 * it does; an executable does without, as that was a sixth of its start.
 */
@TargetClass(className = "io.quarkus.runtime.generated.Config")
final class KnownNames {

    @Substitute
    private static boolean isMapped(NameIterator name) {
        return true;
    }
}
