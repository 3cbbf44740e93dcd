package io.neonpro.patient.privacy;

import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.request.SubjectRequestResource.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.patient.Api;
import io.neonpro.patient.PeerScheduling;
import io.neonpro.patient.ServiceTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure on its way through services that are away, come back and answer in their own time. */
@ServiceTest
class ErasureWorkflowTest {

    private static final String PATIENT = PATIENTS + "/{id}";
    private static final String ERASE = PATIENT + "/erase";
    private static final String CALL_OFF_AND_ERASE = ERASE + "?cancelAppointments=true";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    PeerScheduling scheduling;

    @Inject
    CircuitBreakerMaintenance breakers;

    private final Api api = Api.ofNewTenant();
    private UUID patient;

    @BeforeEach
    void registerSomebody() {
        breakers.resetAll();
        patient = api.register("Ana Souza");
    }

    /** C07 */
    @Test
    void whoseVisitsAreCalledOffIsErasedWhenThatIsDone() {
        var accepted = api.post(CALL_OFF_AND_ERASE, "", patient);

        accepted.statusCode(202)
                .header("Location", startsWith(PATH))
                .body("kind", equalTo("erasure"))
                .body("state", equalTo("under-way"))
                .body("dueAt", notNullValue());
        api.get(PATIENT, patient).statusCode(200);
        UUID request = UUID.fromString(accepted.extract().path("id"));
        assertThat(TestEvents.heard("patient", request, types -> !types.isEmpty()))
                .containsExactly("io.neonpro.erasure.begun.v1");

        say("scheduling", "bookings-closed", "\"requestId\": \"%s\", \"cancelled\": 0".formatted(request));

        await().atMost(PATIENCE).until(() -> status(api.get(PATIENT, patient)) == 404);
        assertThat(state(request)).isEqualTo("under-way");
        forgottenBy("scheduling", "billing", "notify", "identity");
        await().atMost(PATIENCE).until(() -> state(request).equals("fulfilled"));
        assertThat(TestEvents.heard("patient", patient, types -> types.contains("io.neonpro.patient.erased.v1")))
                .contains("io.neonpro.patient.erased.v1");
    }

    /** However long it lay there before. */
    @Test
    void anErasureIsLateWhenItsRequestIs() {
        Map<String, ?> asked = Map.of("patientId", patient, "kind", "erasure", "receivedAt", "2026-03-01T12:00:00Z");
        String request = api.post(PATH, asked).statusCode(201).extract().path("id");

        api.post(CALL_OFF_AND_ERASE, "", patient).statusCode(202).body("id", equalTo(request));

        assertThat(TestDatabase.count(
                        "select count(*) from workflow where id = ? and deadline_at = '2026-03-16T12:00:00Z'",
                        UUID.fromString(request)))
                .isEqualTo(1);
    }

    @Test
    void whoIsErasedAtOnceIsForgottenByAllBeforeTheRequestIsFulfilled() {
        api.post(ERASE, "", patient).statusCode(204);

        UUID request = onlyRequest();
        forgottenBy("scheduling", "notify");
        await().atMost(PATIENCE).until(() -> history(request).contains("forgotten-by-notify"));
        assertThat(state(request)).isEqualTo("under-way");
        forgottenBy("billing");
        await().atMost(PATIENCE).until(() -> history(request).contains("forgotten-by-billing"));
        assertThat(state(request)).isEqualTo("under-way");
        forgottenBy("identity");

        await().atMost(PATIENCE).until(() -> state(request).equals("fulfilled"));
        owner().get(PATH + "/{id}", request)
                .body(
                        "history.what",
                        hasItems(
                                "begun",
                                "erased",
                                "forgotten-by-scheduling",
                                "forgotten-by-billing",
                                "forgotten-by-identity",
                                "fulfilled"))
                .body("closedAt", notNullValue());
    }

    @Test
    void whoIsTreatedMeanwhileIsKeptByLaw() {
        UUID request = beginErasing();
        api.post(
                        PATIENT + "/records",
                        Map.of("kind", "note", "text", "Feels well.", "occurredAt", "2026-01-02T12:00:00Z"),
                        patient)
                .statusCode(201);

        say("scheduling", "bookings-closed", "\"requestId\": \"%s\", \"cancelled\": 0".formatted(request));

        await().atMost(PATIENCE).until(() -> state(request).equals("refused"));
        owner().get(PATH + "/{id}", request)
                .body("reason", equalTo("retention"))
                .body("legalBasis", startsWith("Lei 13.787"))
                .body("keptUntil", notNullValue());
        api.get(PATIENT, patient).statusCode(200);
    }

    @Test
    void whatIsAskedForTwiceIsOneRequest() {
        UUID first = beginErasing();

        api.post(CALL_OFF_AND_ERASE, "", patient).statusCode(202).body("id", equalTo(first.toString()));
    }

    @Test
    void whatIsAskedForTwiceIsAskedForAlike() {
        UUID first = beginErasing();

        for (String other : List.of(ERASE, CALL_OFF_AND_ERASE + "&blockRecord=true", ERASE + "?blockRecord=true")) {
            api.post(other, "", patient)
                    .statusCode(409)
                    .body("code", equalTo("request-under-way"))
                    .body("requestId", equalTo(first.toString()));
        }
        assertThat(state(first)).isEqualTo("under-way");
    }

    @Test
    void whatOthersSayOfSomebodyElsesErasureChangesNothing() {
        api.post(ERASE, "", patient).statusCode(204);
        UUID request = onlyRequest();
        UUID stranger = UUID.randomUUID();
        for (String service : List.of("scheduling", "billing", "notify", "identity")) {
            TestEvents.publish(
                    service,
                    "io.neonpro.erasure.forgotten.v1",
                    stranger,
                    patient,
                    "{\"patientId\": \"%s\", \"by\": \"%s\"}".formatted(patient, service));
        }
        forgottenBy("scheduling", "billing", "identity");

        await().atMost(PATIENCE).until(() -> history(request).contains("forgotten-by-billing"));

        assertThat(state(request)).isEqualTo("under-way");
        owner().get(PATH + "/{id}", request).body("history.what", everyItem(notNullValue()));
    }

    private UUID beginErasing() {
        return UUID.fromString(api.post(CALL_OFF_AND_ERASE, "", patient)
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private void forgottenBy(String... services) {
        for (String service : services) {
            say(service, "forgotten", "\"by\": \"%s\"".formatted(service));
        }
    }

    private void say(String service, String event, String more) {
        TestEvents.publish(
                service,
                "io.neonpro.erasure." + event + ".v1",
                api.tenant(),
                patient,
                "{\"patientId\": \"%s\", %s}".formatted(patient, more));
    }

    private UUID onlyRequest() {
        return UUID.fromString(owner().get(PATH + "?patientId={id}", patient)
                .statusCode(200)
                .extract()
                .path("items[0].id"));
    }

    private String state(UUID request) {
        return owner().get(PATH + "/{id}", request).statusCode(200).extract().path("state");
    }

    private List<String> history(UUID request) {
        return owner().get(PATH + "/{id}", request).extract().path("history.what");
    }

    private Api owner() {
        return api.allowedTo("patient:read tenant:write");
    }

    private static int status(ValidatableResponse answer) {
        return answer.extract().statusCode();
    }
}
