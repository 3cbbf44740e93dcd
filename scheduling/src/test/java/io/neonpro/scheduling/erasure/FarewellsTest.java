package io.neonpro.scheduling.erasure;

import static io.neonpro.scheduling.Group.monday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.neonpro.scheduling.PeerPatients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C07: what becomes of the appointments of patients who are erased. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class FarewellsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CLOSED = "io.neonpro.erasure.bookings-closed.v1";
    private static final String FORGOTTEN = "io.neonpro.erasure.forgotten.v1";

    @Inject
    CircuitBreakerMaintenance breakers;

    private Group group;
    private UUID treatment;
    private UUID patient;

    @BeforeEach
    void openClinic() {
        breakers.resetAll();
        group = Group.open();
        group.practitioner("physician");
        group.practitioner("physician");
        treatment = group.treatment();
        patient = group.patient();
        group.settled(treatment, patient);
    }

    @Test
    void whatIsAheadIsCalledOffAndItsTimeIsFree() {
        String first = book(patient, "10:00").then().statusCode(201).extract().path("id");
        String second = book(patient, "11:00").then().statusCode(201).extract().path("id");

        group.beginErasing(patient);

        assertThat(said(CLOSED)).contains(CLOSED);
        assertThat(List.of(status(first), status(second))).containsOnly("cancelled");
        assertThat(TestDatabase.count("select count(*) from occupation where resource_id = ?", patient))
                .isZero();
        assertThat(TestEvents.heard(
                        "scheduling",
                        UUID.fromString(first),
                        types -> types.contains("io.neonpro.appointment.cancelled.v1")))
                .contains("io.neonpro.appointment.cancelled.v1");
    }

    @Test
    void nobodyIsBookedOnceItIsSaidThatBookingsAreClosed() {
        try (PeerPatients peer = PeerPatients.start()) {
            UUID known = peer.register();
            book(known, "09:00").then().statusCode(201);

            group.beginErasing(known);
            TestEvents.heard("scheduling", known, types -> types.contains(CLOSED));

            book(known, "10:00").then().statusCode(409).body("code", equalTo("patient-being-erased"));
        }
    }

    @Test
    void whatWasBookedAllTheSameIsCalledOffWhenTheyAreErased() {
        String visit = book(patient, "10:00").then().statusCode(201).extract().path("id");

        group.erase(patient);

        assertThat(said(FORGOTTEN)).contains(FORGOTTEN);
        assertThat(status(visit)).isEqualTo("cancelled");
        book(patient, "11:00").then().statusCode(404);
    }

    @Test
    void whatTheDeskWroteIsNotAnsweredAgain() {
        String visit = book(patient, "10:00").then().statusCode(201).extract().path("id");
        String key = UUID.randomUUID().toString();
        cancel(visit, key).then().statusCode(200);
        cancel(visit, key).then().statusCode(200).body("reason", equalTo("Said he is ill"));

        group.erase(patient);
        said(FORGOTTEN);

        cancel(visit, key).then().statusCode(410).body("code", equalTo("erased"));
    }

    /** Of what an erasure called off, nothing is left to call off, whoever asks with which key. */
    @Test
    void whatAnErasureCalledOffMayBeCalledOffAgain() {
        String visit = book(patient, "10:00").then().statusCode(201).extract().path("id");
        group.erase(patient);
        said(FORGOTTEN);
        String key = UUID.randomUUID().toString();

        cancel(visit, key)
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("reason", nullValue());

        cancel(visit, key).then().statusCode(410).body("code", equalTo("erased"));
    }

    private Response cancel(String visit, String key) {
        return group.asReception()
                .header("Idempotency-Key", key)
                .body(Map.of("reason", "Said he is ill"))
                .post("/api/v1/appointments/" + visit + "/cancel");
    }

    private List<String> said(String expected) {
        return TestEvents.heard("scheduling", patient, types -> types.contains(expected));
    }

    private String status(String appointment) {
        await().atMost(PATIENCE)
                .until(() -> TestDatabase.count(
                                "select count(*) from appointment where id = ?", UUID.fromString(appointment))
                        == 1);
        return (String) TestDatabase.rows("select status from appointment where id = ?", UUID.fromString(appointment))
                .getFirst()
                .getFirst();
    }

    private Response book(UUID who, String time) {
        return group.book(who, treatment, monday(time));
    }
}
