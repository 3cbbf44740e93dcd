package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Patients see and book for themselves, and nobody else. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class OwnAppointmentTest extends FurnishedClinic {

    private static final String OWN = "/api/v1/me/appointments";

    private RequestSpecification me() {
        return as(TestTokens.patient(group.tenant, patient));
    }

    private RequestSpecification as(TestTokens token) {
        return Group.as(token.sign()).header("Consistency-Token", "scheduling=FFFFFFFF-0/0");
    }

    private Map<String, Object> ownWish(OffsetDateTime start) {
        return new HashMap<>(Map.of("clinicId", group.clinic, "treatmentId", treatment, "start", text(start)));
    }

    private Response bookOwn(OffsetDateTime start) {
        return me().body(ownWish(start)).post(OWN);
    }

    private UUID another() {
        UUID other = group.patient();
        group.settled(treatment, other);
        return other;
    }

    private String bookedFor(UUID other, OffsetDateTime start) {
        Map<String, Object> wish = wish(start);
        wish.put("patientId", other);
        return book(wish).then().statusCode(201).extract().path("id");
    }

    @Test
    void aPatientBooksMovesConfirmsAndCallsOff() {
        Response booked = bookOwn(monday("10:00"));

        booked.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Consistency-Token", notNullValue())
                .body("status", equalTo("scheduled"))
                .body("patientId", equalTo(patient.toString()));
        String at = booked.header("Location");
        assertThat(at).isEqualTo(OWN + "/" + booked.path("id"));
        me().get(at).then().statusCode(200).body("start", equalTo(text(monday("10:00"))));
        me().body(Map.of("start", text(monday("11:00"))))
                .post(at + "/reschedule")
                .then()
                .statusCode(200)
                .body("start", equalTo(text(monday("11:00"))));
        me().post(at + "/confirm").then().statusCode(200).body("status", equalTo("confirmed"));
        me().header("If-Match", "\"1\"").body("{}").post(at + "/cancel").then().statusCode(412);
        me().body("{}").post(at + "/cancel").then().statusCode(200).body("status", equalTo("cancelled"));
        assertThat(TestDatabase.rows("select type from event where tenant_id = ? order by version", group.tenant))
                .containsExactly(
                        List.of("io.neonpro.appointment.scheduled"),
                        List.of("io.neonpro.appointment.rescheduled"),
                        List.of("io.neonpro.appointment.confirmed"),
                        List.of("io.neonpro.appointment.cancelled"));
    }

    @Test
    void whoAsksAgainWithTheSameKeyHasBookedOnce() {
        String key = UUID.randomUUID().toString();
        String token = TestTokens.patient(group.tenant, patient).sign();

        List<String> ids = List.of(1, 2).stream()
                .map(time -> Group.as(token)
                        .header("Idempotency-Key", key)
                        .body(ownWish(monday("10:00")))
                        .post(OWN)
                        .<String>path("id"))
                .toList();

        assertThat(ids.getFirst()).isNotNull().isEqualTo(ids.getLast());
    }

    @Test
    void aPatientIsShownTheirOwnWithoutWhatTheClinicWritesForItself() {
        String mine = booked(monday("10:00"));
        bookedFor(another(), monday("11:00"));
        group.asReception()
                .body(Map.of("reason", "Rude on the phone"))
                .post("/api/v1/appointments/" + mine + "/cancel");

        Response shown = me().get(OWN + "?clinicId=" + group.clinic + "&status=cancelled");

        shown.then().statusCode(200).body("items.id", contains(mine));
        assertThat(shown.<Map<String, ?>>path("items[0]")).doesNotContainKeys("reason", "attention", "needsAttention");
        me().get(OWN).then().body("items.id", contains(mine));
        me().get(OWN + "?status=scheduled").then().body("items", hasSize(0));
    }

    @Test
    void whatIsAnotherPatientsIsAsIfItWereNotThere() {
        String theirs = bookedFor(another(), monday("10:00"));
        String nobodys = UUID.randomUUID().toString();

        assertThat(answersTo(this::me, theirs)).isEqualTo(answersTo(this::me, nobodys));
        me().get(OWN).then().statusCode(200).body("items", hasSize(0));
        fresh().get("/api/v1/appointments/" + theirs).then().body("version", equalTo(1));
    }

    @Test
    void soIsWhatIsOfAClinicThatTheTokenDoesNotOpen() {
        String mine = booked(monday("10:00"));
        TestTokens elsewhere = TestTokens.patient(group.tenant, patient).clinics(UUID.randomUUID());

        assertThat(answersTo(() -> as(elsewhere), mine))
                .isEqualTo(answersTo(() -> as(elsewhere), UUID.randomUUID().toString()));
        as(elsewhere).get(OWN).then().statusCode(200).body("items", hasSize(0));
        as(elsewhere).body(ownWish(monday("12:00"))).post(OWN).then().statusCode(403);
        fresh().get("/api/v1/appointments/" + mine).then().body("version", equalTo(1));
    }

    /** What it names is not part of it; a version that it does not have tells nobody that it is there. */
    private static List<String> answersTo(Supplier<RequestSpecification> caller, String id) {
        String at = OWN + "/" + id;
        Supplier<RequestSpecification> changing = () -> caller.get().header("If-Match", "\"7\"");
        return List.of(
                        caller.get().get(at),
                        changing.get()
                                .body(Map.of("start", text(monday("15:00"))))
                                .post(at + "/reschedule"),
                        changing.get().body("{}").post(at + "/cancel"),
                        changing.get().post(at + "/confirm"))
                .stream()
                .map(answer -> answer.statusCode() + " " + answer.path("code"))
                .peek(answer -> assertThat(answer).isEqualTo("404 appointment-not-found"))
                .toList();
    }

    @Test
    void nobodyNamesAPatientOrARoom() {
        Map<String, Object> wish = ownWish(monday("10:00"));
        wish.put("patientId", another());
        wish.put("roomId", room);

        me().body(wish).post(OWN).then().statusCode(400).body("errors.field", hasItems("patientId", "roomId"));
    }

    @Test
    void aTakenSlotTellsNothingOfOthers() {
        bookedFor(another(), monday("10:00"));
        Map<String, Object> wish = ownWish(monday("10:15"));

        List.of(me().body(wish).post(OWN), me().body(wish).post("/api/v1/holds"))
                .forEach(refused -> refused.then()
                        .statusCode(409)
                        .body("code", equalTo("slot-taken"))
                        .body("conflicts", empty())
                        .body("alternatives[0].start", equalTo(text(monday("10:45")))));
    }

    @Test
    void itTellsOfTheirOwn() {
        group.practitioner("physician");
        group.room();
        group.settled(treatment);
        booked(monday("10:00"));

        bookOwn(monday("10:15"))
                .then()
                .statusCode(409)
                .body("conflicts.kind", contains("patient"))
                .body("conflicts.start", contains(text(monday("10:00"))));
    }

    @Test
    void aPatientBooksWhatTheyHold() {
        String token = TestTokens.patient(group.tenant, patient).sign();
        String hold = Group.as(token)
                .body(ownWish(monday("10:00")))
                .post("/api/v1/holds")
                .path("id");
        Map<String, Object> wish = ownWish(monday("10:00"));
        wish.put("holdId", hold);

        as(TestTokens.patient(group.tenant, another()))
                .body(wish)
                .post(OWN)
                .then()
                .statusCode(404);
        Group.as(token).body(wish).post(OWN).then().statusCode(201);
        Group.as(token).delete("/api/v1/holds/" + hold).then().statusCode(404);
    }

    @Test
    void aPatientSeesWhereTheirsCouldMoveToAndNobodyElses() {
        String mine = booked(monday("10:00"));
        String theirs = bookedFor(another(), monday("11:00"));
        String day = monday("10:00").toLocalDate().toString();
        String slots = "/api/v1/slots?clinicId=%s&treatmentId=%s&from=%s&to=%s&limit=1"
                .formatted(group.clinic, treatment, day, day);

        me().get(slots).then().statusCode(200).body("items", hasSize(1));
        me().get(slots + "&ignoring=" + mine)
                .then()
                .statusCode(200)
                .body("items.start", contains(text(monday("09:00"))));
        me().get(slots + "&ignoring=" + theirs).then().statusCode(404).body("code", equalTo("appointment-not-found"));
    }
}
