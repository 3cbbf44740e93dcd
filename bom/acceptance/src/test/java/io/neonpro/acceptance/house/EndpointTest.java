package io.neonpro.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static io.neonpro.acceptance.house.Code.restClient;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each endpoint says of itself: who may ask, whether it may be asked again, and whose data it shows. */
class EndpointTest {

    private static final String IDEMPOTENT = "io.neonpro.kernel.web.idempotency.Idempotent";

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
                .and(are(not(describe(
                        "say what a request came to, which outlives the patient as proof",
                        method -> method.getFullName().contains("SubjectRequestResource.close(")))))
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

    /** Row 14: whoever shows or changes somebody's data says so, but for what names a patient by their id alone. */
    @Test
    void whatShowsOrChangesSomebodysDataIsNoted() {
        methods()
                .that(are(describe(
                        "for who may see or change people's data, or an answer that names patients",
                        method -> isPersonal(method) || endpoint().test(method) && namesPatients(method))))
                .and()
                .areDeclaredInClassesThat()
                .haveNameNotMatching(
                        ".*\\.(Slot(Resource|Graph)|HoldResource|BookingStopResource|Agenda(Resource|Graph)"
                                + "|ArchiveResource)")
                .and(are(not(describe("answered by a reference", EndpointTest::answersReferences))))
                .and(are(not(describe("answered by another method of its class", EndpointTest::callsItsLike))))
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
                        "(own|patient|record|consent|appointment|invoice|payment|message|preference|user):.*"));
    }

    /** Whatever permission it takes: as who changes the calendar hears of appointments. */
    private static boolean namesPatients(JavaMethod method) {
        return namesPatients(method.getReturnType().getAllInvolvedRawTypes(), new HashSet<>());
    }

    private static boolean namesPatients(Set<JavaClass> types, Set<JavaClass> seen) {
        return types.stream()
                .filter(type -> type.getPackageName().startsWith("io.neonpro") && seen.add(type))
                .flatMap(type -> type.getFields().stream())
                .anyMatch(field -> field.getName().equals("patientId")
                        || namesPatients(field.getType().getAllInvolvedRawTypes(), seen));
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
}
