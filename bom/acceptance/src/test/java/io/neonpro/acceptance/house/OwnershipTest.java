package io.neonpro.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.neonpro.acceptance.house.Code.nameMatchingCall;
import static io.neonpro.acceptance.house.Code.restClient;
import static io.neonpro.acceptance.house.Code.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose rows anybody sees: tenants, transactions, pools and calls of other services go through the kernel. */
class OwnershipTest {

    @Test
    void onlyTheEdgesBindATenant() {
        noClasses()
                .that(are(not(resideInAnyPackage(
                        "io.neonpro.kernel.tenancy",
                        "io.neonpro.kernel.security..",
                        "io.neonpro.kernel.event",
                        "io.neonpro.kernel.job",
                        "io.neonpro.kernel.workflow",
                        "io.neonpro.kernel.replay",
                        "io.neonpro.kernel.cache",
                        "io.neonpro.kernel.tenant",
                        "io.neonpro.kernel.audit",
                        "io.neonpro.clinic.onboarding",
                        "io.neonpro.clinic.life",
                        "io.neonpro.identity.."))))
                .should()
                .callMethodWhere(target(owner(are(type("io.neonpro.kernel.tenancy.Tenancy"))))
                        .and(nameMatchingCall("bind|runAs|runAsPlatform")))
                .check(House.ALL);
    }

    /** Rows are read and written with statements: a mapper costs each start, and has a transaction of its own. */
    @Test
    void nothingMapsRowsToObjects() {
        noClasses()
                .should()
                .dependOnClassesThat(nameMatching("(org\\.hibernate\\.(?!validator\\.)"
                        + "|io\\.quarkus\\.(hibernate\\.(?!validator\\.)|panache\\.)|jakarta\\.persistence\\.).*"))
                .check(House.ALL);
    }

    /** Its role sees the queues of all tenants: the relay's, and those of the workers named here. */
    @Test
    void nobodyButTheWorkersGetsTheRelaysPool() {
        assertThat(House.ALL.stream()
                        .filter(OwnershipTest::isGivenTheRelaysPool)
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        // the outbox
                        "OutboxLeases",
                        "OutboxRounds",
                        "OutboxComponent",
                        // what is done later
                        "JobQueue",
                        "JobComponent",
                        "JobList",
                        "WorkflowList",
                        // events that failed
                        "ParkedKeys",
                        "DeadLetters",
                        "Discards",
                        // what is shown and told again
                        "Tenants",
                        "ReplayList",
                        "Retelling",
                        // what is forgotten after a while
                        "Purge",
                        "AccessRetention",
                        // whether somebody answers data subjects
                        "LateRequests",
                        // keys of all tenants, when the master key changes
                        "Rewrapping",
                        // who signs in or registers, before the tenant is known
                        "Directory",
                        "Abandoned",
                        // accounts, and links that prove an address, belong to no tenant
                        "Accounts",
                        "Proofs",
                        "SecondFactors",
                        "PasskeyStore",
                        "Browsers",
                        "Resealing");
    }

    private static boolean isGivenTheRelaysPool(JavaClass type) {
        Stream<JavaAnnotation<?>> ofParameters = type.getCodeUnits().stream()
                .flatMap(code -> code.getParameters().stream())
                .flatMap(parameter -> parameter.getAnnotations().stream());
        Stream<JavaAnnotation<?>> ofFields =
                type.getFields().stream().flatMap(field -> field.getAnnotations().stream());
        return Stream.concat(ofParameters, ofFields)
                .anyMatch(given -> given.getRawType().getSimpleName().equals("ReactiveDataSource")
                        && given.get("value").filter("relay"::equals).isPresent());
    }

    @Test
    void nobodyMakesAPoolButTheKernel() {
        noClasses()
                .that(are(not(resideInAPackage("io.neonpro.kernel.data"))))
                .should()
                .dependOnClassesThat(
                        nameMatching("io\\.vertx\\.(mutiny\\.)?pgclient\\..*(Builder|Connection|Pool|Subscriber)"))
                .check(House.ALL);
    }

    /** Its filter refuses to ask while a connection of the primary is held. */
    @Test
    void whoAsksAnotherServiceDoesSoThroughTheKernel() {
        classes()
                .that(are(restClient()))
                .should()
                .dependOnClassesThat(nameMatching("io\\.neonpro\\.kernel\\.security\\.(Caller|Service)TokenFilter"))
                .check(House.SERVICE_CODE);
    }

    /** The build does not see whom others ask, and each start looks for their settings. */
    @Test
    void nobodyMakesARestClientButTheKernel() {
        noClasses()
                .that(are(not(resideInAPackage("io.neonpro.kernel.peer"))))
                .should()
                .dependOnClassesThat(
                        nameMatching(
                                "org\\.eclipse\\.microprofile\\.rest\\.client\\."
                                        + "(RestClientBuilder|inject\\..*)|io\\.quarkus\\.rest\\.client\\.reactive\\.QuarkusRestClientBuilder"))
                .check(House.ALL);
    }
}
