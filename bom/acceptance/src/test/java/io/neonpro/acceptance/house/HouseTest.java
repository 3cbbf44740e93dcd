package io.neonpro.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.neonpro.acceptance.house.Code.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds the house together, checked on the compiled code. */
class HouseTest {

    private static final Set<String> ASKED_OF_KAFKA =
            Set.of("create", "close", "describeCluster", "createTopics", "incrementalAlterConfigs");

    static List<String> services() {
        return House.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceKnowsNoOtherService(String service) {
        String[] others = House.SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "io.neonpro." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("io.neonpro." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(House.ALL);
    }

    @Test
    void theKernelKnowsNoBusiness() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.neonpro..").and(not(resideInAPackage("io.neonpro.kernel.."))))
                .check(House.KERNEL);
    }

    @Test
    void rulesImportNoFramework() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Rules")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify.annotations..",
                                "io.neonpro.contracts..",
                                "io.neonpro.kernel.value..")
                        .or(nameMatching("io\\.neonpro\\.kernel\\.event\\.(Decider|Decision|Rejected).*"))
                        .or(type("io.neonpro.kernel.tenancy.ClinicScope"))
                        .or(nameMatching("io\\.neonpro\\.kernel\\.workflow\\.(Course|Next).*"))
                        .or(resideInAnyPackage(servicePackages())))
                .check(House.SERVICE_CODE);
    }

    /** With one constraint on one setting, each start of a service describes the configuration of all extensions to the validator. */
    @Test
    void settingsAreCheckedWithoutBeanValidation() {
        noClasses()
                .that(Code.settings())
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.validation..", "org.hibernate.validator.."))
                .check(House.ALL);
    }

    @Test
    void everyNumberAndDurationOfASettingIsBounded() {
        methods()
                .that()
                .areDeclaredInClassesThat(Code.settings())
                .and()
                .haveRawReturnType(Code.numbersAndDurations())
                .should()
                .beDeclaredInClassesThat()
                .areAssignableTo("io.neonpro.kernel.settings.CheckedSettings")
                .check(House.ALL);
    }

    @Test
    void packagesAreNamedAfterTheDomainNotAfterLayers() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..controller..",
                        "..service..",
                        "..repository..",
                        "..dto..",
                        "..impl..",
                        "..util..",
                        "..model..",
                        "..entity..")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("DTO")
                .check(House.ALL);
    }

    @Test
    void collaboratorsComeThroughConstructors() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(House.ALL);
    }

    /** A native executable is built with all constants of a service, but with none of Nimbus' protocol. */
    @Test
    void noConstantIsOfTheProtocol() {
        noFields()
                .that()
                .areStatic()
                .should(have(describe(
                        "to do with Nimbus' protocol",
                        field -> field.getAllInvolvedRawTypes().stream()
                                .anyMatch(type ->
                                        type.getPackageName().matches("com[.]nimbusds[.](oauth2|openid)[.].*")))))
                .check(House.SERVICE_CODE);
    }

    @Test
    void recordsOfStateHaveNoMutableNeighbours() {
        fields().that()
                .areDeclaredInClassesThat()
                .areRecords()
                .and()
                .areNotStatic()
                .should()
                .beFinal()
                .check(House.ALL);
    }

    /** Java takes {@code 1-1-1-1-1} for a UUID, and what is stored as another than was sent is never found again. */
    @Test
    void uuidsAreReadInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.neonpro.kernel.value.Ids")
                .should(accessTargetWhere(describe(
                        "read a UUID as Java does",
                        access -> access.getTargetOwner().isEquivalentTo(UUID.class)
                                && access.getName().equals("fromString"))))
                .check(House.ALL);
    }

    /** Settings of annotations are looked for at every start. */
    @Test
    void peersAreGuardedByHand() {
        noMethods()
                .should()
                .beAnnotatedWith(describe(
                        "fault tolerance",
                        annotation -> annotation.getRawType().getPackageName().contains("faulttolerance")))
                .check(House.ALL);
    }

    /** Else it is answered on the JVM only: {@code KafkaResponses}. */
    @Test
    void kafkaIsAskedWhatExecutablesCanRead() {
        noClasses()
                .should(accessTargetWhere(describe(
                        "ask as an administrator what executables cannot read",
                        access -> access.getTargetOwner().getName().equals("org.apache.kafka.clients.admin.Admin")
                                && !ASKED_OF_KAFKA.contains(access.getName()))))
                .check(House.ALL);
    }

    /** N1: what nobody reads does not exist. */
    @Test
    void everySettingIsReadBySomeService() {
        assertThat(settings().filter(setting -> !isRead(setting)).map(JavaField::getName))
                .isEmpty();
    }

    /** Those of what a tenant decides or is granted: a constant for each. */
    private static Stream<JavaField> settings() {
        return House.ALL.get("io.neonpro.contracts.clinic.TenantSettings").getFields().stream()
                .filter(field -> field.getRawType().getName().equals("io.neonpro.kernel.value.Setting"));
    }

    /** Not only where plans say how much there is of it. */
    private static boolean isRead(JavaField setting) {
        return setting.getAccessesToSelf().stream()
                .map(access -> access.getOriginOwner().getPackageName())
                .anyMatch(from -> !from.startsWith("io.neonpro.contracts") && !from.equals("io.neonpro.clinic.tenant"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void thePackagesOfAServiceFormNoCircle(String service) {
        slices().matching("io.neonpro." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(House.SERVICE_CODE);
    }

    @Test
    void thePackagesOfTheKernelFormNoCircle() {
        slices().matching("io.neonpro.kernel.(*)..").should().beFreeOfCycles().check(House.KERNEL);
    }

    private static String[] servicePackages() {
        return House.SERVICES.stream()
                .map(service -> "io.neonpro." + service + "..")
                .toArray(String[]::new);
    }
}
