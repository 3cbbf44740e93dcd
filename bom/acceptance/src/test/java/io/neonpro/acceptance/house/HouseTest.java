package io.neonpro.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds the house together, checked on the compiled code. */
class HouseTest {

    private static final DescribedPredicate<JavaClass> MUTINY_AWAIT = resideInAnyPackage("io.smallrye.mutiny.groups")
            .and(nameMatching(".*\\.(UniAwait|UniAwaitOptional|MultiOnItem.*Blocking)"));

    private static final String IDEMPOTENT = "io.neonpro.kernel.web.idempotency.Idempotent";

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
                // what it looks at is the memory of each instance, which no job reaches: keys that another one has made
                .that()
                .doNotHaveFullyQualifiedName("io.neonpro.identity.signing.SigningKeys")
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

    /** {@code Transactions} lets them come to their end, whoever goes away meanwhile. */
    @Test
    void transactionsAreRunByTheKernel() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.neonpro.kernel.data.Transactions")
                .should()
                .callMethodWhere(target(name("withTransaction"))
                        .and(target(owner(nameMatching("io\\.quarkus\\.hibernate\\.reactive\\.panache\\.Panache")))))
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

    @Test
    void everyEndpointDeclaresItsPermission() {
        methods()
                .that(are(endpoint()))
                .should()
                .beAnnotatedWith("io.quarkus.security.PermissionsAllowed")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.security.PermitAll")
                // what is everybody's own: their sessions, who they are
                .orShould()
                .beAnnotatedWith("io.quarkus.security.Authenticated")
                .check(House.SERVICE_CODE);
    }

    /** F3: a field that must not be null takes all others with it when it is refused. */
    @Test
    void aRefusedFieldCostsNoOther() {
        methods()
                .that(are(describe(
                        "top-level fields of the graph",
                        method -> List.of("Query", "Mutation").stream()
                                .anyMatch(kind -> method.isAnnotatedWith("org.eclipse.microprofile.graphql." + kind)))))
                .should()
                .notBeAnnotatedWith("org.eclipse.microprofile.graphql.NonNull")
                .check(House.SERVICE_CODE);
    }

    @Test
    void everyPostMayBeRepeated() {
        methods()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.POST")
                .and()
                .areNotAnnotatedWith("jakarta.annotation.security.PermitAll")
                .and()
                .areDeclaredInClassesThat(are(not(restClient())))
                .and()
                // a secret that is shown once is not stored; a registration is known by its ids; a letter is kept
                // nowhere; a question changes nothing; a key is withdrawn once, by the operator
                .areDeclaredInClassesThat(
                        are(not(nameMatching(".*\\.(ServiceAccount|Registration|CalendarChange|Userinfo"
                                + "|SigningKey|Account|AccountLetter|SecondFactor|Passkey)Resource"))))
                .should()
                .beAnnotatedWith(IDEMPOTENT)
                .check(House.SERVICE_CODE);
    }

    /** Else it would be sealed with the tenant's key, and outlive the patient. */
    @Test
    void whatIsAnsweredAboutAPatientIsSealedWithTheirKey() {
        methods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage("io.neonpro.patient.."))
                .and()
                .areAnnotatedWith(IDEMPOTENT)
                .and(are(describe(
                        "answer with a body",
                        method -> !method.getReturnType().getName().contains("RestResponse<java.lang.Void>"))))
                .should(have(describe(
                        "named whom they are about",
                        (JavaMethod method) -> method.getAnnotationOfType(IDEMPOTENT)
                                .get("about")
                                .filter(name -> !name.equals(""))
                                .isPresent())))
                .check(House.SERVICE_CODE);
    }

    /** What is stored for a repetition is a status, a location and a tag beside the body. */
    @Test
    void whatMayBeRepeatedAnswersAResponse() {
        methods()
                .that()
                .areAnnotatedWith(IDEMPOTENT)
                .should(have(describe(
                        "RestResponse in what they return",
                        (JavaMethod method) -> method.getReturnType().getName().contains("Uni<")
                                && method.getReturnType().getName().contains("RestResponse<"))))
                .check(House.SERVICE_CODE);
    }

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

    /** Row 14: whoever shows or changes somebody's data says so, but for what names a patient by their id alone. */
    @Test
    void whatShowsOrChangesSomebodysDataIsNoted() {
        methods()
                .that(are(describe("for who may see or change people's data", HouseTest::isPersonal)))
                .and()
                .areDeclaredInClassesThat()
                .haveNameNotMatching(
                        ".*\\.(Slot(Resource|Graph)|HoldResource|BookingStopResource|Agenda(Resource|Graph)"
                                + "|ArchiveResource)")
                .and(are(not(describe("answered by a reference", HouseTest::answersReferences))))
                .and(are(not(describe("answered by another method of its class", HouseTest::callsItsLike))))
                .should()
                .beAnnotatedWith("io.neonpro.kernel.audit.Audited")
                .check(House.SERVICE_CODE);
    }

    private static boolean isPersonal(JavaMethod method) {
        return method
                .tryGetAnnotationOfType("io.quarkus.security.PermissionsAllowed")
                .flatMap(allowed -> allowed.get("value"))
                .map(String[].class::cast)
                .stream()
                .flatMap(Stream::of)
                .anyMatch(permission -> permission.matches(
                        "(patient|record|consent|appointment|invoice|payment|message|preference|user):.*"));
    }

    /** As {@code Patient} of billing, which is an id. */
    private static boolean answersReferences(JavaMethod method) {
        return method.getReturnType().getName().matches(".*[.$](Patient|Appointment|PatientReference)>*");
    }

    /** As a query for one, that asks the resolver for many. */
    private static boolean callsItsLike(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().equals(method.getOwner())
                        && call.getTarget().getName().equals(method.getName()));
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

    /** Its role sees the queues of all tenants: the relay's, and those of the workers named here. */
    @Test
    void nobodyButTheWorkersGetsTheRelaysPool() {
        assertThat(House.ALL.stream().filter(HouseTest::isGivenTheRelaysPool).map(JavaClass::getSimpleName))
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

    private static String[] servicePackages() {
        return House.SERVICES.stream()
                .map(service -> "io.neonpro." + service + "..")
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaMethod> endpoint() {
        return describe(
                "endpoints",
                method -> !restClient().test(method.getOwner())
                        && (List.of("GET", "POST", "PUT", "PATCH", "DELETE").stream()
                                        .anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb))
                                || List.of("Query", "Mutation").stream()
                                        .anyMatch(kind ->
                                                method.isAnnotatedWith("org.eclipse.microprofile.graphql." + kind))));
    }

    private static DescribedPredicate<JavaClass> restClient() {
        return describe(
                "REST clients",
                type -> type.isAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RegisterRestClient"));
    }

    /** Who drains on shutdown waits, on a thread that is made for it. */
    private static DescribedPredicate<JavaCall<?>> whileServing() {
        return describe(
                "between start and shutdown",
                call -> call.getOrigin().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().matches("io\\.quarkus\\.runtime\\.(Startup|Shutdown)Event")));
    }

    private static DescribedPredicate<JavaClass> type(String className) {
        return describe(className, type -> type.isAssignableTo(className));
    }

    private static DescribedPredicate<JavaCall<?>> named(String method) {
        return nameMatchingCall(method);
    }

    private static DescribedPredicate<JavaCall<?>> nameMatchingCall(String methods) {
        return describe("named " + methods, call -> call.getName().matches(methods));
    }
}
