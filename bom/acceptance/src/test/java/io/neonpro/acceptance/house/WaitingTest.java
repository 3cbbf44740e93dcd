package io.neonpro.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.neonpro.acceptance.house.Code.nameMatchingCall;
import static io.neonpro.acceptance.house.Code.named;
import static io.neonpro.acceptance.house.Code.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Vertx;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/** Who waits, and who makes others wait: nobody blocks an event loop, and what comes later is the kernel's. */
class WaitingTest {

    private static final DescribedPredicate<JavaClass> MUTINY_AWAIT = resideInAnyPackage("io.smallrye.mutiny.groups")
            .and(nameMatching(".*\\.(UniAwait|UniAwaitOptional|MultiOnItem.*Blocking)"));

    @Test
    void nothingBlocksAnEventLoop() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(MUTINY_AWAIT)))
                .orShould()
                .callMethodWhere(target(owner(are(type("java.lang.Thread")))).and(named("sleep")))
                .orShould()
                .callMethodWhere(target(owner(are(type("java.util.concurrent.CompletableFuture"))))
                        .and(nameMatchingCall("join|get"))
                        .and(whileServing()))
                .orShould()
                .callMethodWhere(
                        target(owner(are(type("java.util.concurrent.Future")))).and(named("get")))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.sql", "javax.sql", "org.postgresql..")
                        .and(not(type("java.sql.Timestamp"))))
                .check(House.ALL);
    }

    @Test
    void onlyTheKernelSubscribes() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(nameMatching("io\\.smallrye\\.mutiny\\.groups\\.(Uni|Multi)Subscribe"))))
                .check(House.SERVICE_CODE);
    }

    /** What comes later, every so often or again is a job, or an event that is parked; remote calls say it by annotation. */
    @Test
    void noServicePollsSchedulesOrRetriesOnItsOwn() {
        nobodyHasAClock().check(House.SERVICE_CODE);
    }

    @Test
    void whoeverDoesWouldBeFound() {
        JavaClasses impatient = new ClassFileImporter().importClasses(Impatient.class);

        assertThat(nobodyHasAClock().evaluate(impatient).getFailureReport().toString())
                .contains("setPeriodic", "ScheduledExecutorService");
    }

    private static ArchRule nobodyHasAClock() {
        return noClasses()
                // what each instance knows or shows by itself, which no job reaches: keys that another one has made,
                // and a gauge
                .that()
                .doNotHaveFullyQualifiedName("io.neonpro.identity.signing.SigningKeys")
                .and()
                .doNotHaveFullyQualifiedName("io.neonpro.patient.request.LateRequests")
                .should()
                .callMethodWhere(
                        target(owner(are(type("io.vertx.core.Vertx")))).and(nameMatchingCall("set(Timer|Periodic)")))
                .orShould()
                .callMethodWhere(target(owner(resideInAPackage("io.smallrye.mutiny..")))
                        .and(nameMatchingCall("retry|repeat|delayIt")))
                .orShould()
                .dependOnClassesThat(nameMatching("java\\.util\\.(Timer|TimerTask|concurrent\\.Scheduled.*)"
                        + "|io\\.quarkus\\.scheduler\\..*|io\\.neonpro\\.kernel\\.data\\.EveryMinute"));
    }

    /** What a service must not be. */
    private static final class Impatient {

        void poll(Vertx vertx, ScheduledExecutorService clock) {
            vertx.setPeriodic(1, tick -> clock.shutdown());
        }
    }

    /** Who drains on shutdown waits, on a thread that is made for it. */
    private static DescribedPredicate<JavaCall<?>> whileServing() {
        return describe(
                "between start and shutdown",
                call -> call.getOrigin().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().matches("io\\.quarkus\\.runtime\\.(Startup|Shutdown)Event")));
    }
}
