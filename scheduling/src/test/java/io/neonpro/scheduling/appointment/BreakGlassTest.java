package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In an emergency, who treats sees what somebody was booked for in the group's other clinics: row 14. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class BreakGlassTest extends FurnishedClinic {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String APPOINTMENTS = "/api/v1/appointments";
    private static final String REASON = "unconscious, what was injected last week?";
    private static final String NEWEST = "scheduling=FFFFFFFF-0/0";

    private final UUID physician = UUID.randomUUID();

    @Test
    void whatWasBookedElsewhereIsReadOnceAndNoted() {
        String id = booked(monday("10:00"));

        inEmergency("appointment:read record:read")
                .get(APPOINTMENTS + "?patientId=" + patient)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        inEmergency("appointment:read record:read")
                .get(APPOINTMENTS + "/" + id)
                .then()
                .statusCode(200);

        // the next request is as any other
        asked("appointment:read record:read")
                .get(APPOINTMENTS + "/" + id)
                .then()
                .statusCode(404);
        String owner = TestTokens.user(group.tenant).scopes("tenant:write").sign();
        await().atMost(PATIENCE)
                .untilAsserted(() -> Group.as(owner)
                        .get("/api/v1/access-log?actor=" + physician)
                        .then()
                        .body(
                                "items.action",
                                containsInAnyOrder("broken-glass:appointment.search", "broken-glass:appointment.read"))
                        .body("items.purpose", everyItem(equalTo(REASON)))
                        .body("items.subject", everyItem(equalTo(patient.toString()))));
        assertThat(TestEvents.heard("scheduling", physician, types -> types.size() > 1))
                .containsOnly("io.neonpro.access.broken-glass.v1")
                .hasSize(2);
    }

    @Test
    void whoReadsNoRecordsReadsNothingThatWay() {
        String id = booked(monday("10:00"));

        inEmergency("appointment:read").get(APPOINTMENTS + "/" + id).then().statusCode(403);
    }

    @Test
    void nothingIsChangedThatWay() {
        String id = booked(monday("10:00"));

        inEmergency("appointment:read appointment:write record:read")
                .post(APPOINTMENTS + "/" + id + "/confirm")
                .then()
                .statusCode(403);
    }

    /** A query has many fields on one context, which would be open to all of them. */
    @Test
    void notInTheGraph() {
        String id = booked(monday("10:00"));

        inEmergency("appointment:read record:read")
                .body(Map.of("query", "query($id: ID!) { appointment(id: $id) { id } }", "variables", Map.of("id", id)))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("data.appointment", nullValue());
    }

    private RequestSpecification inEmergency(String scopes) {
        return asked(scopes).header("X-Break-Glass", REASON);
    }

    private RequestSpecification asked(String scopes) {
        return Group.as(TestTokens.user(group.tenant)
                        .subject(physician)
                        .clinics(UUID.randomUUID())
                        .scopes(scopes)
                        .sign())
                .header("Consistency-Token", NEWEST);
    }
}
