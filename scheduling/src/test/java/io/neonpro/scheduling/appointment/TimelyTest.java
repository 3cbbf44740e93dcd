package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.now;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What can be true when. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class TimelyTest {

    private Group group;
    private UUID treatment;
    private UUID patient;

    private void furnish(Group opened, int minutes) {
        group = opened;
        group.practitioner("physician");
        treatment = group.treatment(minutes, 0, List.of(), List.of());
        patient = group.patient();
        group.settled(treatment, patient);
    }

    private Response book(OffsetDateTime start) {
        return group.book(patient, treatment, start);
    }

    private ValidatableResponse ask(String id, String command, String body) {
        return group.asReception()
                .body(body)
                .post("/api/v1/appointments/" + id + "/" + command)
                .then();
    }

    private ValidatableResponse ask(String id, String command) {
        return group.asReception()
                .post("/api/v1/appointments/" + id + "/" + command)
                .then();
    }

    /** C22 */
    @Test
    void whatIsAheadCanBeNeitherCompletedNorMissedNorCheckedIn() {
        furnish(Group.open(), 30);
        String id = book(monday("10:00")).path("id");

        for (String command : List.of("complete", "no-show")) {
            ask(id, command)
                    .statusCode(409)
                    .body("code", equalTo("too-early"))
                    .body("possibleFrom", equalTo(text(monday("10:00"))));
        }
        ask(id, "check-in")
                .statusCode(409)
                .body("code", equalTo("too-early"))
                .body("possibleFrom", equalTo(text(monday("00:00"))));
        assertThat(TestDatabase.rows("select type from event where tenant_id = ?", group.tenant))
                .containsExactly(List.of("io.neonpro.appointment.scheduled"));
    }

    /** N2 */
    @Test
    void whoWalksInIsBookedForNowAndTreated() {
        furnish(Group.openNow(), 30);

        String id = book(now(-1)).then().statusCode(201).extract().path("id");

        ask(id, "check-in").statusCode(200).body("status", equalTo("checked-in"));
        ask(id, "complete").statusCode(200).body("status", equalTo("completed"));
        book(now(-17)).then().statusCode(422).body("errors.code", hasItem("in-the-past"));
    }

    /** C22, C22b */
    @Test
    void whatIsOverIsNeitherCalledOffNorMovedNorConfirmedNorCheckedIn() {
        furnish(Group.openNow(), 5);
        String id = book(now(-10)).then().statusCode(201).extract().path("id");

        ask(id, "cancel", "{}").statusCode(409).body("code", equalTo("already-past"));
        ask(id, "confirm").statusCode(409).body("code", equalTo("already-past"));
        ask(id, "check-in").statusCode(409).body("code", equalTo("already-past"));
        ask(id, "reschedule", "{\"start\":\"%s\"}".formatted(text(now(60))))
                .statusCode(409)
                .body("code", equalTo("already-past"));
        ask(id, "no-show").statusCode(200).body("status", equalTo("no-show"));
        assertThat(TestDatabase.rows("select type from event where tenant_id = ? order by version", group.tenant))
                .containsExactly(
                        List.of("io.neonpro.appointment.scheduled"), List.of("io.neonpro.appointment.no-show"));
    }
}
