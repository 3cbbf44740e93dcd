package io.neonpro.scheduling.availability;

import static io.neonpro.scheduling.Group.everyDay;
import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class SlotTest {

    private Group group;

    @BeforeEach
    void openClinic() {
        group = Group.open();
    }

    private Response slots(UUID treatment, String from, String to) {
        return group.asReception()
                .header("Consistency-Token", "scheduling=FFFFFFFF-0/0")
                .get("/api/v1/slots?clinicId=%s&treatmentId=%s&from=%s&to=%s"
                        .formatted(group.clinic, treatment, from, to));
    }

    private static String day() {
        return monday("00:00").toLocalDate().toString();
    }

    @Test
    void slotsAreOfferedWhileEverybodyNeededIsFree() {
        UUID who = group.practitioner("physician", everyDay("10:00", "11:30"), List.of());
        group.practitioner("biomedic");
        UUID room = group.room();
        UUID laser = group.device("laser");
        UUID treatment =
                group.treatment(30, 15, List.of("physician"), List.of("laser"), ResourceKind.ROOM, ResourceKind.DEVICE);
        group.settled(treatment);

        Response answer = slots(treatment, day(), day());

        answer.then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[0].start", equalTo(text(monday("10:00"))))
                .body("items[0].end", equalTo(text(monday("10:30"))))
                .body("items[3].start", equalTo(text(monday("10:45"))))
                .body("items[0].practitionerId", equalTo(who.toString()))
                .body("items[0].roomId", equalTo(room.toString()))
                .body("items[0].deviceIds", equalTo(List.of(laser.toString())));
    }

    @Test
    void anExceptionGoesBeforeTheWeek() {
        group.practitioner(
                "physician",
                everyDay("09:00", "18:00"),
                List.of(
                        new HoursException(
                                monday("00:00").toLocalDate(), false, LocalTime.of(14, 0), LocalTime.of(14, 45)),
                        new HoursException(monday("00:00").toLocalDate().plusDays(1), true, null, null)));
        UUID treatment = group.treatment();
        group.settled(treatment);

        slots(treatment, day(), monday("00:00").toLocalDate().plusDays(1).toString())
                .then()
                .body("items.start", equalTo(List.of(text(monday("14:00")))));
    }

    /** C39: 31 days of 34 starts for each of three. */
    @Test
    void pagesOfAMonthAreCompleteAndInOrder() {
        for (int i = 0; i < 3; i++) {
            group.practitioner("physician");
        }
        UUID treatment = group.treatment();
        group.settled(treatment);
        String last = monday("00:00").plusDays(30).toLocalDate().toString();

        List<String> found = new ArrayList<>();
        String next = "";
        for (int page = 0; next != null && page < 5; page++) {
            Response answer = slots(treatment, day(), last + "&limit=1000&cursor=" + next);
            List<Map<String, String>> items = answer.path("items");
            items.forEach(one -> found.add(one.get("start") + one.get("practitionerId")));
            next = answer.path("next");
        }

        assertThat(next).isNull();
        assertThat(found).hasSize(31 * 34 * 3).doesNotHaveDuplicates().isSorted();
    }

    /** C39: who asks for no page learns that there are more. */
    @Test
    void anAnswerThatIsNotCompleteSaysSo() {
        group.practitioner("physician");
        UUID treatment = group.treatment();
        group.settled(treatment);
        String last = monday("00:00").plusDays(3).toLocalDate().toString();

        slots(treatment, day(), last).then().body("items", hasSize(100)).body("next", notNullValue());
        slots(treatment, day(), day()).then().body("items", hasSize(34)).body("next", nullValue());
        slots(treatment, day(), last + "&limit=1001")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("limit")));
    }

    /** C40: the window bounds when treatments begin, not when they end. */
    @Test
    void whatBeginsInTheWindowIsOffered() {
        group.practitioner("physician");
        UUID treatment = group.treatment();
        group.settled(treatment);

        slots(treatment, instant("10:45"), instant("10:46"))
                .then()
                .body("items.start", equalTo(List.of(text(monday("10:45")))));
        slots(treatment, instant("10:46"), instant("11:00")).then().body("items", hasSize(0));
        slots(treatment, instant("17:00"), instant("18:00"))
                .then()
                .body("items.start", equalTo(List.of(text(monday("17:00")), text(monday("17:15")))));
    }

    /** Whoever asks from now on asks in the midst of a second, and is offered what can be booked all the same. */
    @Test
    void slotsBeginOnTheQuarterHourWhereverTheWindowBegins() {
        group.practitioner("physician");
        UUID treatment = group.treatment();
        group.settled(treatment);
        List<String> expected = List.of(text(monday("10:45")), text(monday("11:00")));

        slots(treatment, within("10:30"), instant("11:01")).then().body("items.start", equalTo(expected));
        slots(treatment, within("10:37"), within("11:00")).then().body("items.start", equalTo(expected));
    }

    private static String within(String time) {
        return monday(time).toInstant().plusMillis(309).toString();
    }

    private static String instant(String time) {
        return monday(time).toInstant().toString();
    }

    /** C31 */
    @Test
    void whatMovesIsNotInItsOwnWayAndItsPatientIsFree() {
        UUID who = group.practitioner("physician");
        group.practitioner("physician");
        UUID treatment = group.treatment();
        UUID patient = group.patient();
        group.settled(treatment, patient);
        String moving = book(treatment, patient, who, "10:00");
        book(treatment, patient, who, "11:00");
        String to = instant("11:31") + "&practitionerId=" + who;

        slots(treatment, instant("09:45"), to).then().body("items.start", equalTo(List.of()));
        slots(treatment, instant("09:45"), to + "&ignoring=" + moving)
                .then()
                .body(
                        "items.start",
                        equalTo(List.of(text(monday("09:45")), text(monday("10:00")), text(monday("10:15")))));
        slots(treatment, instant("11:00"), instant("11:16") + "&ignoring=" + moving)
                .then()
                .body("items", hasSize(0));
        slots(treatment, day(), day() + "&ignoring=" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("appointment-not-found"));
    }

    /** C03: it may move, so it is shown where to; nobody else is offered what was archived. */
    @Test
    void whatIsArchivedIsOfferedToWhatMoves() {
        UUID who = group.practitioner("physician");
        UUID another = group.treatment();
        UUID treatment = group.treatment();
        UUID patient = group.patient();
        group.settled(treatment, patient);
        String moving = book(treatment, patient, who, "10:00");
        String other = book(another, patient, who, "12:00");
        TestDatabase.run("update treatment set archived = true where id = ?", treatment);

        slots(treatment, instant("09:45"), instant("10:16") + "&ignoring=" + moving)
                .then()
                .statusCode(200)
                .body(
                        "items.start",
                        equalTo(List.of(text(monday("09:45")), text(monday("10:00")), text(monday("10:15")))));
        slots(treatment, day(), day() + "&ignoring=" + other)
                .then()
                .statusCode(422)
                .body("code", equalTo("treatment-archived"));
        slots(treatment, day(), day()).then().statusCode(422);
    }

    private String book(UUID treatment, UUID patient, UUID practitioner, String time) {
        return group.asReception()
                .body(Map.of(
                        "clinicId",
                        group.clinic,
                        "patientId",
                        patient,
                        "treatmentId",
                        treatment,
                        "practitionerId",
                        practitioner,
                        "start",
                        monday(time).toString()))
                .post("/api/v1/appointments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aQuestionHasBounds() {
        group.practitioner("physician");
        UUID treatment = group.treatment();
        group.settled(treatment);

        slots(treatment, day(), monday("00:00").plusDays(80).toLocalDate().toString())
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("to")));
    }

    @Test
    void badQuestionsAreNamed() {
        group.asReception()
                .get("/api/v1/slots?clinicId=x&from=2026-02-30")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("clinicId", "treatmentId", "to"));
        group.practitioner("physician");
        UUID treatment = group.treatment();
        group.settled(treatment);
        slots(treatment, "2026-02-30", "soon").then().statusCode(400).body("errors.field", hasItems("from", "to"));
    }

    @Test
    void othersKnowNothingOfThisClinic() {
        group.practitioner("physician");
        UUID treatment = group.treatment();
        group.settled(treatment);

        Group.open()
                .asReception()
                .get("/api/v1/slots?clinicId=%s&treatmentId=%s&from=%s&to=%s"
                        .formatted(group.clinic, treatment, day(), day()))
                .then()
                .statusCode(404)
                .body("code", equalTo("clinic-not-found"));
    }
}
