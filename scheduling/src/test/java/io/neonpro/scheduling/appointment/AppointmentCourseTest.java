package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.now;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an appointment once it is booked. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AppointmentCourseTest extends FurnishedClinic {

    @Test
    void anotherTimeIsGivenAndTheOldOneFreed() {
        String id = booked(monday("10:00"));

        group.asReception()
                .body(Map.of("start", monday("10:15").toString()))
                .post("/api/v1/appointments/" + id + "/reschedule")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("start", equalTo(text(monday("10:15"))));
        patient = group.patient();
        group.settled(treatment, patient);
        booked(monday("09:00"));
        book(wish(monday("10:00"))).then().statusCode(409);
    }

    /** N3: the room that was chosen, though the treatment needs none and others come first. */
    @Test
    void aMoveKeepsRoomAndDevicesWhereTheyAreFree() {
        UUID other = group.room();
        group.device("laser");
        UUID laser = group.device("laser");
        UUID anywhere = group.treatment(30, 15, List.of(), List.of("laser"));
        group.settled(anywhere);
        Map<String, Object> wish = wish(monday("10:00"));
        wish.put("treatmentId", anywhere);
        book(wish).then().statusCode(201);
        wish.put("roomId", other);
        wish.put("patientId", group.patient());
        group.practitioner("nurse");
        patient = (UUID) wish.get("patientId");
        group.settled(anywhere, patient);
        Response booked = book(wish);
        booked.then().statusCode(201).body("deviceIds", equalTo(List.of(laser.toString())));

        Response moved = move(booked.path("id"), monday("14:00"));

        moved.then()
                .statusCode(200)
                .body("roomId", equalTo(other.toString()))
                .body("deviceIds", equalTo(List.of(laser.toString())));
        treatment = group.treatment(30, 15, List.of(), List.of());
        patient = group.patient();
        group.practitioner("physician");
        group.settled(treatment, patient);
        wish = wish(monday("12:00"));
        wish.put("roomId", other);
        book(wish).then().statusCode(201);
        move(booked.path("id"), monday("12:00")).then().statusCode(200).body("roomId", equalTo(room.toString()));
    }

    /** Nobody can tell by the answers, but that it goes on from the version which the snapshot says. */
    @Test
    void whatIsMovedAgainAndAgainIsReadFromASnapshot() {
        String id = booked(monday("10:00"));
        for (int i = 0; i < 55; i++) {
            move(id, monday(i % 2 == 0 ? "14:00" : "10:00")).then().statusCode(200);
        }
        TestDatabase.run("update snapshot set version = 1000 where tenant_id = ?", group.tenant);

        Response moved = move(id, monday("15:00"));

        moved.then().statusCode(200).header("ETag", "\"1001\"").body("start", equalTo(text(monday("15:00"))));
    }

    @Test
    void whatIsCancelledIsFree() {
        String id = booked(monday("10:00"));

        cancel(id, "Patient has a cold").body("status", equalTo("cancelled"));

        booked(monday("10:00"));
    }

    /** Events are kept for ever: one word tells as much as many, and a number that of somebody. */
    @ParameterizedTest
    @CsvSource({
        "patient-request, patient-request",
        "Patient has a cold, other",
        "gravidez, other",
        "hiv-positivo, other",
        "52998224725, other",
        "patient-erased, other"
    })
    void eventsCarryReasonsOfTheListAndNobodysWords(String reason, String told) {
        String id = booked(monday("10:00"));

        cancel(id, reason).body("reason", equalTo(reason));

        assertThat(TestDatabase.texts("""
                        select data ->> 'reasonCode' from event
                         where tenant_id = ? and type = 'io.neonpro.appointment.cancelled'
                        """, group.tenant)).containsExactly(told);
    }

    private ValidatableResponse cancel(String id, String reason) {
        return group.asReception()
                .body(Map.of("reason", reason))
                .post("/api/v1/appointments/" + id + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void anAppointmentRunsItsCourse() {
        openNow();
        String id = booked(now(0));

        carryOut(id, "confirm", 200, "confirmed");
        carryOut(id, "confirm", 200, "confirmed");
        carryOut(id, "check-in", 200, "checked-in");
        carryOut(id, "complete", 200, "completed");
        group.asReception()
                .post("/api/v1/appointments/" + id + "/no-show")
                .then()
                .statusCode(409)
                .body("code", equalTo("appointment-completed"));
        group.asReception()
                .body(Map.of("start", monday("11:00").toString()))
                .post("/api/v1/appointments/" + id + "/reschedule")
                .then()
                .statusCode(409)
                .body("code", equalTo("appointment-completed"));
    }

    /** What is stored is what is told. */
    @Test
    void everythingThatIsToldSaysWhoGivesTheTreatmentAndOfWhichProfession() {
        openNow();
        String id = booked(now(0));
        carryOut(id, "check-in", 200, "checked-in");
        carryOut(id, "complete", 200, "completed");

        List<List<Object>> told = TestDatabase.rows("""
                        select data #>> '{slot,practitionerId}', data #>> '{slot,category}' from event where tenant_id = ?
                        """, group.tenant);

        assertThat(told).hasSize(3).containsOnly(List.of(practitioner.toString(), "physician"));
    }

    @Test
    void aStaleVersionIsRefused() {
        String id = booked(monday("10:00"));
        carryOut(id, "confirm", 200, "confirmed");

        group.asReception()
                .header("If-Match", "\"1\"")
                .post("/api/v1/appointments/" + id + "/check-in")
                .then()
                .statusCode(412);
    }
}
