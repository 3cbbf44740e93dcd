package io.neonpro.patient.privacy;

import static io.neonpro.patient.Api.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.patient.Api;
import io.neonpro.patient.PeerScheduling;
import io.neonpro.patient.ServiceTest;
import io.neonpro.patient.person.Cpfs;
import io.neonpro.patient.request.SubjectRequestResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class PrivacyResourceTest {

    private static final String PATIENT = PATIENTS + "/{id}";
    private static final String EXPORT = PATIENT + "/export";
    private static final String ERASE = PATIENT + "/erase";
    private static final String RECORDS = PATIENT + "/records";
    private static final String CONSENTS = PATIENT + "/consents";

    private static final Map<String, String> NOTE =
            Map.of("kind", "note", "text", "Feels well.", "occurredAt", "2026-01-02T12:00:00Z");
    private static final Map<String, String> MARKETING =
            Map.of("purpose", "marketing", "version", "2026-01", "channel", "paper");

    PeerScheduling scheduling;

    private final Api api = Api.ofNewTenant();
    private UUID patient;

    @BeforeEach
    void registerSomebody() {
        patient = api.register("Ana Souza");
    }

    @Test
    void anExportHoldsAllThatIsKept() {
        api.post(RECORDS, NOTE, patient);
        api.post(CONSENTS, MARKETING, patient);

        var export = api.get(EXPORT, patient);

        export.statusCode(200)
                .body("exportedAt", notNullValue())
                .body("patient.name", equalTo("Ana Souza"))
                .body("records.text", contains("Feels well."))
                .body("consents.purpose", contains("marketing"));
    }

    @Test
    void anErasedPatientIsNowhere() {
        api.post(CONSENTS, MARKETING, patient);

        api.post(ERASE, "", patient).statusCode(204);

        api.get(PATIENT, patient).statusCode(404);
        api.get(EXPORT, patient).statusCode(404);
        api.get(CONSENTS, patient).statusCode(404);
        api.post(RECORDS, NOTE, patient).statusCode(404);
        api.patch(PATIENT, Map.of("name", "Bia"), patient).statusCode(404);
        api.post(ERASE, "", patient).statusCode(404);
        assertThat(api.get(PATIENTS).extract().<Iterable<?>>path("items")).isEmpty();
    }

    /** It is owed to people, whatever their clinic owes. */
    @Test
    void aSuspendedGroupDoesAsPeopleAsk() {
        UUID bia = api.register("Bia");
        String consent = api.post(CONSENTS, MARKETING, patient).extract().path("id");
        TestEvents.suspended(api.tenant());
        await().atMost(Duration.ofMinutes(3))
                .until(() -> api.post(CONSENTS, MARKETING, bia).extract().statusCode() == 403);

        api.post(CONSENTS + "/{consent}/revoke", "", patient, consent).statusCode(200);
        api.post(SubjectRequestResource.PATH, Map.of("patientId", patient, "kind", "access"))
                .statusCode(201);
        api.post(ERASE, "", patient).statusCode(204);
        api.post(RECORDS, NOTE, bia).statusCode(403).body("code", equalTo("tenant-suspended"));
        api.patch(PATIENT, Map.of("name", "Eva"), bia).statusCode(403);
    }

    /** F6 */
    @Test
    void whoeverRefersToAnErasedPatientIsToldSo() {
        UUID bia = api.register("Bia");
        api.post(ERASE, "", patient).statusCode(204);

        var entities = api.graph(
                "query($of: [_Any!]!) { _entities(representations: $of) { ... on Patient { id name } } }",
                Map.of("of", List.of(reference(patient), reference(bia), reference(UUID.randomUUID()))));

        entities.body("data._entities[1].name", equalTo("Bia"))
                .body("errors.path", contains(List.of("_entities", 0), List.of("_entities", 2)))
                .body("errors.extensions.code", contains("erased", "not-found"));
        Api.ofNewTenant()
                .graph(
                        "query($of: [_Any!]!) { _entities(representations: $of) { ... on Patient { id } } }",
                        Map.of("of", List.of(reference(patient))))
                .body("errors.extensions.code", contains("not-found"));
    }

    private static Map<String, Object> reference(UUID id) {
        return Map.of("__typename", "Patient", "id", id);
    }

    @Test
    void aTreatedPatientIsKeptAsLongAsTheLawRequires() {
        api.post(RECORDS, NOTE, patient);

        var refused = api.post(ERASE, "", patient);

        refused.statusCode(409)
                .body("code", equalTo("retention"))
                .body("retainedUntil", notNullValue())
                .body("legalBasis", containsString("13.787"));
        api.get(PATIENT, patient).statusCode(200);
    }

    /** C07 */
    @Test
    void nobodyIsErasedWithAVisitAhead() {
        scheduling.expect(patient);

        var refused = api.post(ERASE, "", patient);

        refused.statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("appointments-ahead"))
                .body("count", equalTo(1))
                .body("appointments.start", contains("2030-09-07T14:00:00-03:00"));
        api.get(PATIENT, patient).statusCode(200).body("name", equalTo("Ana Souza"));
    }

    /** C07 */
    @Test
    void nobodyIsErasedWhileSchedulingCannotSayWhetherAVisitIsAhead() {
        scheduling.breakFor(patient);

        api.post(ERASE, "", patient)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("unavailable"));

        api.get(PATIENT, patient).statusCode(200).body("name", equalTo("Ana Souza"));
    }

    /** By a token that is not for scheduling, for example. */
    @Test
    void whomSchedulingDoesNotAnswerErasesNobodyAndOthersDo() {
        UUID bia = api.register("Bia");
        scheduling.refuseFor(patient, 403);
        for (int i = 0; i < 15; i++) {
            api.post(ERASE, "", patient).statusCode(403).body("code", equalTo("forbidden"));
        }

        api.post(ERASE, "", bia).statusCode(204);

        api.get(PATIENT, patient).statusCode(200);
    }

    /** C07: scheduling would close a patient for nothing. */
    @Test
    void schedulingIsNotAskedAboutWhomTheLawKeeps() {
        api.post(RECORDS, NOTE, patient);
        int before = scheduling.questions();

        api.post(ERASE, "", patient).statusCode(409).body("code", equalTo("retention"));

        assertThat(scheduling.questions()).isEqualTo(before);
    }

    @Test
    void somebodyErasedMayComeBackAsSomebodyNew() {
        String cpf = Cpfs.any();
        UUID before = api.register(Map.of("cpf", cpf));
        api.post(ERASE, "", before).statusCode(204);

        UUID after = api.register(Map.of("cpf", cpf));

        assertThat(after).isNotEqualTo(before);
    }
}
