package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose appointments are seen and changed, and by whom, is in the access log: row 14. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AppointmentTrailTest extends FurnishedClinic {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String NEWEST = "scheduling=FFFFFFFF-0/0";

    @Test
    void whatHappensToAnAppointmentIsNotedOfItsPatient() {
        String id = booked(monday("10:00"));
        group.asReception()
                .header("Consistency-Token", NEWEST)
                .get("/api/v1/appointments/" + id)
                .then()
                .statusCode(200);
        group.asReception()
                .header("Consistency-Token", NEWEST)
                .get("/api/v1/appointments?patientId=" + patient)
                .then()
                .statusCode(200);
        group.asReception()
                .body(Map.of(
                        "query",
                        "query($of: [_Any!]!) { _entities(representations: $of) { ... on Patient { appointments { id } } } }",
                        "variables",
                        Map.of("of", new Object[] {Map.of("__typename", "Patient", "id", patient.toString())})))
                .post("/graphql")
                .then()
                .statusCode(200);
        group.asReception()
                .header("X-Access-Purpose", "the day")
                .body(Map.of(
                        "query",
                        "query($id: ID!) { agenda(clinicId: $id, from: \"%s\") { edges { node { id } } } }"
                                .formatted(monday("10:00")),
                        "variables",
                        Map.of("id", group.clinic)))
                .post("/graphql")
                .then()
                .statusCode(200);
        group.asReception()
                .post("/api/v1/appointments/" + id + "/confirm")
                .then()
                .statusCode(200);

        String owner = TestTokens.user(group.tenant).scopes("tenant:write").sign();
        await().atMost(PATIENCE)
                .untilAsserted(() -> Group.as(owner)
                        .get("/api/v1/access-log?subject=" + patient)
                        .then()
                        .body(
                                "items.action",
                                containsInAnyOrder(
                                        "appointment.schedule",
                                        "appointment.read",
                                        "appointment.search",
                                        "appointment.search",
                                        "appointment.confirm")));
    }

    @Test
    void whoBooksWhereTheyDoNotWorkIsNoted() {
        UUID eva = UUID.randomUUID();
        String elsewhere = TestTokens.user(group.tenant)
                .subject(eva)
                .clinics(UUID.randomUUID())
                .scopes("appointment:read appointment:write")
                .sign();
        Group.as(elsewhere)
                .body(Map.of(
                        "query",
                        "mutation($appointment: AppointmentInput!) { scheduleAppointment(appointment: $appointment) { id } }",
                        "variables",
                        Map.of("appointment", wish(monday("10:00")))))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("errors[0].extensions.code", equalTo("forbidden"));

        String owner = TestTokens.user(group.tenant).scopes("tenant:write").sign();
        await().atMost(PATIENCE)
                .untilAsserted(() -> Group.as(owner)
                        .get("/api/v1/access-log?actor=" + eva)
                        .then()
                        .body("items.action", contains("refused:appointment.schedule")));
    }
}
