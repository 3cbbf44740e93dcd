package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.now;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.neonpro.scheduling.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class BookingTest {

    private Group group;
    private UUID practitioner;
    private UUID room;
    private UUID treatment;
    private UUID patient;

    @BeforeEach
    void openClinic() {
        furnish(Group.open());
    }

    private void openNow() {
        furnish(Group.openNow());
    }

    private void furnish(Group opened) {
        group = opened;
        practitioner = group.practitioner("physician");
        room = group.room();
        treatment = group.treatment(ResourceKind.ROOM);
        patient = group.patient();
        group.settled(treatment, patient);
    }

    private Map<String, Object> wish(OffsetDateTime start) {
        return new HashMap<>(Map.of(
                "clinicId", group.clinic, "patientId", patient, "treatmentId", treatment, "start", start.toString()));
    }

    private Response book(Map<String, Object> wish) {
        return group.asReception().body(wish).post("/api/v1/appointments");
    }

    private String booked(OffsetDateTime start) {
        return book(wish(start)).then().statusCode(201).extract().path("id");
    }

    @Test
    void aFreeSlotIsBookedAndShown() {
        Response answer = book(wish(monday("10:00")));

        answer.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Consistency-Token", notNullValue())
                .body("status", equalTo("scheduled"))
                .body("start", equalTo(text(monday("10:00"))))
                .body("end", equalTo(text(monday("10:30"))))
                .body("practitionerId", equalTo(practitioner.toString()))
                .body("roomId", equalTo(room.toString()));
        group.asReception()
                .header("Consistency-Token", answer.header("Consistency-Token"))
                .get(answer.header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(answer.path("id")));
    }

    @Test
    void aTakenSlotIsRefusedWithConflictsAndAlternatives() {
        booked(monday("10:00"));
        patient = group.patient();
        group.settled(treatment, patient);

        book(wish(monday("10:15")))
                .then()
                .statusCode(409)
                .body("code", equalTo("slot-taken"))
                .body("detail", equalTo("Not free at this time: practitioner, room."))
                .body("conflicts.resourceId", hasItems(practitioner.toString(), room.toString()))
                .body("conflicts.kind", hasItems("practitioner", "room"))
                .body("conflicts.start", everyItem(equalTo(text(monday("10:00")))))
                .body("conflicts.end", everyItem(equalTo(text(monday("10:45")))))
                .body("alternatives", hasSize(5))
                .body("alternatives[0].start", equalTo(text(monday("10:45"))))
                .body("alternatives.start", not(hasItem(text(monday("10:15")))));
    }

    @Test
    void thePatientIsNeverInTwoPlaces() {
        group.practitioner("physician");
        group.room();
        group.settled(treatment);
        booked(monday("10:00"));

        book(wish(monday("10:15")))
                .then()
                .statusCode(409)
                // C44
                .body("detail", equalTo("The patient has another appointment at this time."))
                .body("conflicts.kind", equalTo(List.of("patient")))
                .body("conflicts.by", equalTo(List.of("appointment")))
                .body("alternatives[0].start", equalTo(text(monday("10:30"))));
    }

    @Test
    void everyReasonWhyASlotCannotBeBookedIsNamed() {
        UUID biomedic = group.practitioner("biomedic");
        group.settled(treatment);
        Map<String, Object> wish = wish(OffsetDateTime.parse("2020-01-06T22:00:30-03:00"));
        wish.put("practitionerId", biomedic);

        book(wish)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("slot-not-bookable"))
                .body("errors.field", contains("start", "practitionerId"))
                .body("errors.code", contains("in-the-past", "practitioner-not-eligible"))
                .body(
                        "errors[0].message",
                        allOf(containsString("past"), containsString("whole minute"), containsString("open")));
    }

    @Test
    void unknownIdsAreNotFoundByName() {
        Group other = Group.open();
        UUID foreignTreatment = other.treatment();
        UUID foreignPractitioner = other.practitioner("physician");
        UUID foreignRoom = other.room();
        other.settled(foreignTreatment);

        notFound("clinicId", other.clinic, "clinic-not-found");
        notFound("treatmentId", foreignTreatment, "treatment-not-found");
        notFound("practitionerId", foreignPractitioner, "practitioner-not-found");
        notFound("roomId", foreignRoom, "room-not-found");
        notFound("holdId", UUID.randomUUID(), "hold-not-found");
    }

    private void notFound(String field, UUID id, String code) {
        Map<String, Object> wish = wish(monday("10:00"));
        wish.put(field, id);
        book(wish).then().statusCode(404).body("code", equalTo(code));
    }

    @Test
    void badInputNamesAllItsFaults() {
        Map<String, Object> wish = Map.of("clinicId", "no-uuid", "start", "2026-02-30T10:00:00Z", "colour", "red");

        book(wish)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("clinicId", "patientId", "treatmentId", "start", "colour"));
        assertThat(Rows.count("select count(*) from event where tenant_id = ?", group.tenant))
                .isZero();
    }

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

    private Response move(String id, OffsetDateTime start) {
        return group.asReception()
                .body(Map.of("start", start.toString()))
                .post("/api/v1/appointments/" + id + "/reschedule");
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

    /** N4 */
    @Test
    void whoIsLeastBusyThatDayIsChosen() {
        List<String> three = Stream.of(practitioner, group.practitioner("physician"), group.practitioner("physician"))
                .map(UUID::toString)
                .toList();
        group.settled(treatment);

        List<String> chosen = Stream.of("09:00", "10:00", "11:00", "12:00", "13:00", "14:00")
                .map(time -> book(wish(monday(time))).<String>path("practitionerId"))
                .toList();

        assertThat(chosen.subList(0, 3)).containsExactlyInAnyOrderElementsOf(three);
        assertThat(chosen.subList(3, 6)).containsExactlyInAnyOrderElementsOf(three);
        assertThat(book(wish(monday("09:00").plusDays(1))).<String>path("practitionerId"))
                .isEqualTo(three.getFirst());
    }

    @Test
    void whatIsCancelledIsFree() {
        String id = booked(monday("10:00"));

        group.asReception()
                .body(Map.of("reason", "Patient has a cold"))
                .post("/api/v1/appointments/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("reason", equalTo("Patient has a cold"));
        booked(monday("10:00"));
        List<List<Object>> told = Rows.list("""
                        select data ->> 'reasonCode' from event
                         where tenant_id = ? and type = 'io.neonpro.appointment.cancelled'
                        """, group.tenant);
        assertThat(told).containsExactly(List.of("other"));
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

    private void carryOut(String id, String command, int status, String expected) {
        group.asReception()
                .post("/api/v1/appointments/" + id + "/" + command)
                .then()
                .statusCode(status)
                .body("status", equalTo(expected));
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

    @Test
    void pagesOfTheListNeitherSkipNorRepeat() {
        List<String> booked = List.of(booked(monday("09:00")), booked(monday("10:00")), booked(monday("11:00")));
        String day = monday("00:00").toLocalDate().toString();
        String list = "/api/v1/appointments?limit=2&clinicId=%s&from=%s&to=%s&status=scheduled"
                .formatted(group.clinic, day, day);

        Response first = fresh().get(list);
        Response second = fresh().get(list + "&cursor=" + first.path("next"));

        first.then().statusCode(200).body("items.id", equalTo(booked.subList(0, 2)));
        second.then().statusCode(200).body("items.id", equalTo(booked.subList(2, 3)));
    }

    /** C26: 17:00 in Honolulu is tomorrow in UTC. */
    @Test
    void aDayWithoutAClinicIsOneOfTheGroup() {
        ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
        furnish(Group.open(honolulu).onboarded(honolulu));
        LocalDate day = monday("00:00").toLocalDate();
        String id = booked(day.atTime(17, 0).atZone(honolulu).toOffsetDateTime());
        String list = "/api/v1/appointments?patientId=%s&from=%s&to=%s";

        fresh().get(list.formatted(patient, day, day)).then().body("items.id", equalTo(List.of(id)));
        fresh().get(list.formatted(patient, day.plusDays(1), day.plusDays(1)))
                .then()
                .body("items", hasSize(0));
    }

    /** A position that no replica has reached, so the primary answers. */
    private RequestSpecification fresh() {
        return group.asReception().header("Consistency-Token", "scheduling=FFFFFF/0");
    }

    @Test
    void aTokenForOneClinicOpensNoOther() {
        String id = booked(monday("10:00"));
        String elsewhere = TestTokens.user(group.tenant)
                .clinics(UUID.randomUUID())
                .scopes("appointment:read appointment:write")
                .sign();

        Group.as(elsewhere)
                .body(wish(monday("12:00")))
                .post("/api/v1/appointments")
                .then()
                .statusCode(403);
        Group.as(elsewhere)
                .post("/api/v1/appointments/" + id + "/confirm")
                .then()
                .statusCode(403);
        Group.as(elsewhere)
                .get("/api/v1/appointments?clinicId=" + group.clinic)
                .then()
                .statusCode(403);
        Group.as(elsewhere)
                .header("Consistency-Token", "scheduling=FFFFFF/0")
                .get("/api/v1/appointments/" + id)
                .then()
                .statusCode(404);
        Group.as(elsewhere)
                .header("Consistency-Token", "scheduling=FFFFFF/0")
                .get("/api/v1/appointments?patientId=" + patient)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void withoutATokenOrItsPermissionNothingIsAnswered() {
        RestAssured.given().get("/api/v1/appointments").then().statusCode(401).body("code", equalTo("unauthenticated"));
        Group.as(TestTokens.user(group.tenant).scopes("patient:read").sign())
                .get("/api/v1/appointments")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        Group.as(TestTokens.user(group.tenant).scopes("appointment:read").sign())
                .body(wish(monday("12:00")))
                .post("/api/v1/appointments")
                .then()
                .statusCode(403);
    }

    @Test
    void othersSeeNothingOfIt() {
        String id = booked(monday("10:00"));
        Group other = Group.open();
        UUID there = other.treatment();
        other.settled(there);

        for (String command : List.of("reschedule", "cancel", "confirm", "check-in", "complete", "no-show")) {
            other.asReception()
                    .body(
                            switch (command) {
                                case "reschedule" -> "{\"start\":\"" + monday("11:00") + "\"}";
                                case "cancel" -> "{}";
                                default -> "";
                            })
                    .post("/api/v1/appointments/" + id + "/" + command)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("appointment-not-found"));
        }
        other.asReception().get("/api/v1/appointments/" + id).then().statusCode(404);
        other.asReception()
                .get("/api/v1/appointments?clinicId=" + group.clinic)
                .then()
                .statusCode(404);
        other.asReception()
                .get("/api/v1/appointments?patientId=" + patient)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }
}
