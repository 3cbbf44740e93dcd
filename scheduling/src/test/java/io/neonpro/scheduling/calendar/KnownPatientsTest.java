package io.neonpro.scheduling.calendar;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.neonpro.scheduling.PeerPatients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class KnownPatientsTest {

    @Inject
    CircuitBreakerMaintenance breakers;

    private Group group;
    private UUID treatment;

    @BeforeEach
    void openClinic() {
        breakers.resetAll();
        group = Group.open();
        group.practitioner("physician");
        treatment = group.treatment();
        group.settled(treatment);
    }

    private Response book(UUID patient, String time) {
        return book(group.asReception(), patient, time);
    }

    private Response book(RequestSpecification caller, UUID patient, String time) {
        return caller.body(group.wish(patient, treatment, monday(time))).post("/api/v1/appointments");
    }

    @Test
    void aPatientWhoIsNotKnownYetIsAskedFor() {
        try (PeerPatients peer = PeerPatients.start()) {
            UUID patient = peer.register();

            book(patient, "10:00").then().statusCode(201);

            book(patient, "11:00").then().statusCode(201);
            assertThat(peer.questions()).isEqualTo(1);
        }
    }

    /** X1: the patient service sees what its client wrote there. */
    @Test
    void theQuestionCarriesTheConsistencyToken() {
        try (PeerPatients peer = PeerPatients.start()) {
            String token = "scheduling=0/1,patient=0/5A3C210";

            book(group.asReception().header("Consistency-Token", token), peer.register(), "10:00")
                    .then()
                    .statusCode(201);

            assertThat(peer.consistencyToken()).isEqualTo(token);
        }
    }

    @Test
    void aPatientWhomNobodyKnowsIsNotFound() {
        try (PeerPatients peer = PeerPatients.start()) {
            book(UUID.randomUUID(), "10:00").then().statusCode(404).body("code", equalTo("patient-not-found"));
            assertThat(peer.questions()).isEqualTo(1);
        }
    }

    /** By a token that may do less, for example; nobody else has to wait for it. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whoIsNotShownToTheCallerIsNotFoundAndOthersAreAskedForOn(int refusal) {
        try (PeerPatients peer = PeerPatients.start()) {
            peer.refuse(refusal);
            for (int i = 0; i < 15; i++) {
                book(UUID.randomUUID(), "10:00").then().statusCode(404).body("code", equalTo("patient-not-found"));
            }

            peer.refuse(0);

            book(peer.register(), "10:00").then().statusCode(201);
        }
    }

    /** They ask too often, for example. */
    @ParameterizedTest
    @ValueSource(ints = {422, 429})
    void whomThePatientServiceDoesNotAnswerIsToldSoAndOthersAreAskedForOn(int refusal) {
        try (PeerPatients peer = PeerPatients.start()) {
            peer.refuse(refusal);
            for (int i = 0; i < 15; i++) {
                book(UUID.randomUUID(), "10:00").then().statusCode(refusal);
            }
            assertThat(peer.questions()).isEqualTo(15);

            peer.refuse(0);

            book(peer.register(), "10:00").then().statusCode(201);
        }
    }

    /** Who may read no patients is asked about by their own token, where it says who they are. */
    @Test
    void aPatientWhoBooksForThemselvesIsAskedForLikewise() {
        try (PeerPatients peer = PeerPatients.start()) {
            UUID patient = peer.register();

            bookOwn(patient, "10:00").then().statusCode(201);

            bookOwn(UUID.randomUUID(), "11:00").then().statusCode(404).body("code", equalTo("patient-not-found"));
            assertThat(peer.questions()).isEqualTo(2);
        }
    }

    private Response bookOwn(UUID patient, String time) {
        return group.asPatient(patient)
                .body(Map.of("clinicId", group.clinic, "treatmentId", treatment, "start", text(monday(time))))
                .post("/api/v1/me/appointments");
    }

    @Test
    void withoutThePatientServiceKnownPatientsAreBookedAndOthersAskedToWait() {
        UUID known = group.patient();
        group.settled(treatment, known);

        long begin = System.nanoTime();
        Response refused = book(UUID.randomUUID(), "10:00");
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);

        refused.then().statusCode(503).header("Retry-After", notNullValue());
        assertThat(waited).isLessThan(Duration.ofSeconds(5));
        book(known, "10:00").then().statusCode(201);
    }

    @Test
    void whoWasErasedIsBookedForNoMore() {
        UUID patient = group.patient();
        group.settled(treatment, patient);
        String id = book(patient, "10:00").path("id");
        group.asReception().body(Map.of("reason", "Has a cold")).post("/api/v1/appointments/" + id + "/cancel");

        group.erase(patient);

        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> book(patient, "20:00").statusCode() == 404);
        bookOwn(patient, "12:00").then().statusCode(404).body("code", equalTo("patient-not-found"));
        assertThat(TestDatabase.count(
                        "select count(*) from appointment" + " where tenant_id = ? and reason is not null",
                        group.tenant))
                .isZero();
    }
}
