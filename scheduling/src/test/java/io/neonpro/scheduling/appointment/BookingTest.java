package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
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

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is booked, and why something is not. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class BookingTest extends FurnishedClinic {

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
        assertThat(TestDatabase.count("select count(*) from event where tenant_id = ?", group.tenant))
                .isZero();
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
}
