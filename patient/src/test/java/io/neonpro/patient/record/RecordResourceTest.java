package io.neonpro.patient.record;

import static io.neonpro.patient.Api.AT_ONCE;
import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.Api.atOnce;
import static io.neonpro.patient.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.patient.Api;
import io.neonpro.patient.PeerScheduling;
import io.neonpro.patient.ServiceTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class RecordResourceTest {

    private static final String RECORDS = PATIENTS + "/{id}/records";

    PeerScheduling scheduling;

    private final Api api = Api.ofNewTenant();
    private UUID patient;

    @BeforeEach
    void registerSomebody() {
        patient = api.register("Ana");
    }

    @Test
    void anEntryReadsAsItWasWritten() {
        UUID practitioner = PeerScheduling.PRACTITIONER;
        var added = add(Map.of(
                        "kind", "evolution",
                        "text", "Pele sem reação.",
                        "occurredAt", "2026-01-05T10:00:00-03:00",
                        "practitionerId", practitioner.toString()))
                .statusCode(201);

        var entry = api.get(added.extract().header("Location"));

        entry.statusCode(200)
                .body("kind", equalTo("evolution"))
                .body("text", equalTo("Pele sem reação."))
                .body("occurredAt", equalTo("2026-01-05T13:00:00Z"))
                .body("practitionerId", equalTo(practitioner.toString()))
                .body("author", notNullValue())
                .body("recordedAt", notNullValue());
        assertThat(entry.extract().asString()).isEqualTo(added.extract().asString());
    }

    @Test
    void aRecordReadsBackwardsInTimeAPageAtATime() {
        for (String day : new String[] {"2026-01-02", "2026-01-03", "2026-01-01"}) {
            add(note(day, day)).statusCode(201);
        }

        var first = api.request().queryParam("limit", 2).get(RECORDS, patient).then();
        var second = api.request()
                .queryParam("limit", 2)
                .queryParam("cursor", first.extract().<String>path("next"))
                .get(RECORDS, patient)
                .then();

        first.body("items.text", contains("2026-01-03", "2026-01-02"));
        second.body("items.text", contains("2026-01-01"));
    }

    @Test
    void aCorrectionIsAnEntryBesideTheOneItCorrects() {
        String wrong = add(note("2026-01-02", "Left arm")).extract().path("id");
        Map<String, String> correction = new HashMap<>(note("2026-01-02", "Right arm"));
        correction.put("corrects", wrong);

        var corrected = add(correction);

        corrected.statusCode(201).body("corrects", equalTo(wrong));
        api.get(RECORDS, patient).body("items.text", contains("Right arm", "Left arm"));
    }

    @Test
    void onlyThisRecordsEntriesCanBeCorrected() {
        UUID somebodyElse = api.register("Bia");
        String theirs = api.post(RECORDS, note("2026-01-02", "Hers"), somebodyElse)
                .extract()
                .path("id");
        Map<String, String> correction = new HashMap<>(note("2026-01-02", "Mine"));
        correction.put("corrects", theirs);

        var refused = add(correction);

        refused.statusCode(422).body("code", equalTo("nothing-to-correct"));
        assertThat(api.get(RECORDS, patient).extract().<Iterable<?>>path("items"))
                .isEmpty();
    }

    @Test
    void entriesWrittenAtOnceAreAllKept() throws InterruptedException {
        var answers =
                atOnce(() -> api.request().body(note("2026-01-02", "Busy day")).post(RECORDS, patient));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        api.get(RECORDS, patient).body("items.size()", equalTo(AT_ONCE));
    }

    @Test
    void nothingIsRecordedBeforeItOccurred() {
        add(note("2199-01-01", "Prophecy")).statusCode(422).body("code", equalTo("not-yet-occurred"));
    }

    @Test
    void nothingOccurredBeforeThePatientWasBorn() {
        add(note("1989-01-05", "Hearsay")).statusCode(422).body("code", equalTo("before-birth"));
    }

    @Test
    void anEntryIsAboutAnAppointmentOfItsPatientOrOfNone() {
        UUID theirs = scheduling.book(patient);
        UUID somebodyElses = scheduling.book(UUID.randomUUID());
        UUID inventedOne = UUID.randomUUID();

        add(about(theirs)).statusCode(201).body("appointmentId", equalTo(theirs.toString()));
        for (UUID other : List.of(somebodyElses, inventedOne)) {
            add(about(other))
                    .statusCode(422)
                    .body("code", equalTo("unknown-appointment"))
                    .body("errors.field", contains("appointmentId"));
        }
    }

    @Test
    void whoseAnAppointmentIsNobodyGuessesWhileSchedulingIsAway() {
        UUID appointment = scheduling.book(patient);
        scheduling.breakFor(appointment);

        add(about(appointment)).statusCode(503);
    }

    /** They ask too often, for example. */
    @Test
    void whomAnotherServiceDoesNotAnswerIsToldSoAndOthersAreAskedForOn() {
        UUID appointment = scheduling.book(patient);
        UUID practitioner = scheduling.employ();
        scheduling.refuseFor(appointment, 429);
        scheduling.refuseFor(practitioner, 429);
        for (int i = 0; i < 15; i++) {
            add(about(appointment)).statusCode(429).body("code", equalTo("too-many-requests"));
            add(by(practitioner)).statusCode(429).body("code", equalTo("too-many-requests"));
        }

        add(about(scheduling.book(patient))).statusCode(201);
        add(by(scheduling.employ())).statusCode(201);
    }

    @Test
    void anEntryNamesAPractitionerOfTheGroupOrNone() {
        add(by(UUID.randomUUID()))
                .statusCode(422)
                .body("code", equalTo("unknown-practitioner"))
                .body("errors.field", contains("practitionerId"));
        assertThat(api.get(RECORDS, patient).extract().<Iterable<?>>path("items"))
                .isEmpty();
    }

    @Test
    void whoIsKnownOnceIsNotAskedForAgain() {
        UUID practitioner = scheduling.employ();
        add(by(practitioner)).statusCode(201);
        scheduling.breakFor(practitioner);

        add(by(practitioner)).statusCode(201);
        Api another = Api.ofNewTenant();
        another.post(RECORDS, by(practitioner), another.register("Bia")).statusCode(503);
    }

    @Test
    void everyFaultIsNamed() {
        var refused = add(Map.of("kind", "Not Kebab", "text", " ", "occurredAt", "then", "mood", "good"));

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("kind", "text", "occurredAt", "mood");
    }

    /** X2b, C20 */
    @ParameterizedTest
    @ValueSource(
            strings = {"-1000000000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "1813222800"})
    void whatOccurredAtNoInstantIsRefused(String at) {
        var refused = add(Map.of("kind", "note", "text", "Old", "occurredAt", at));

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("occurredAt");
    }

    @Test
    void nobodyHasNoRecord() {
        UUID nobody = UUID.randomUUID();

        api.post(RECORDS, note("2026-01-02", "Ghost"), nobody).statusCode(404);
        api.get(RECORDS, nobody).statusCode(404);
        api.get(RECORDS + "/{entry}", patient, UUID.randomUUID()).statusCode(404);
    }

    private ValidatableResponse add(Map<String, ?> entry) {
        return api.post(RECORDS, entry, patient);
    }

    private static Map<String, String> about(UUID appointment) {
        Map<String, String> entry = new HashMap<>(note("2026-01-02", "Calm skin."));
        entry.put("appointmentId", appointment.toString());
        return entry;
    }

    private static Map<String, String> by(UUID practitioner) {
        Map<String, String> entry = new HashMap<>(note("2026-01-02", "Calm skin."));
        entry.put("practitionerId", practitioner.toString());
        return entry;
    }

    private static Map<String, String> note(String day, String text) {
        return Map.of("kind", "note", "text", text, "occurredAt", day + "T12:00:00Z");
    }
}
