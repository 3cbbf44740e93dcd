package io.neonpro.scheduling.affected;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** C02, C03, C13: what changes of the calendar do to what is booked already. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AffectedAppointmentsTest extends BookedClinic {

    /** C02: a day is closed, and opened again. */
    @Test
    void aClosedDayFlagsWhatIsBookedOnItUntilItIsOpenAgain() {
        group.tell(group.clinic, openings(2, closed("10:00")));
        flagged("outside-opening-hours");
        attentive().body("items.id", contains(appointment));

        group.tell(group.clinic, openings(3));

        flagged();
        attentive().body("items", empty());
    }

    /** Who holds a version from before the flag must not decide on it, and sees that there is another. */
    @Test
    void aFlagIsAnotherVersion() {
        String address = "/api/v1/appointments/" + appointment;
        String before = group.asReception().get(address).header("ETag");
        group.tell(practitioner, physician(2, List.of(group.clinic), true));
        flagged("practitioner-archived");

        String flagged = group.asReception().get(address).header("ETag");
        assertThat(flagged).isNotEqualTo(before);
        group.asReception().header("If-None-Match", before).get(address).then().statusCode(200);
        group.asReception().header("If-None-Match", flagged).get(address).then().statusCode(304);
        group.asReception()
                .header("If-Match", before)
                .post(address + "/confirm")
                .then()
                .statusCode(412);
        Response confirmed = group.asReception().header("If-Match", flagged).post(address + "/confirm");
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.header("ETag")).isNotIn(before, flagged);
    }

    /** C02: a leave, that leaves the day's other appointments alone. */
    @Test
    void aLeaveFlagsThePractitionersAppointments() {
        group.tell(practitioner, hours(2, practitioner, HoursSubject.PRACTITIONER, List.of(closed("10:00"))));

        flagged("outside-working-hours");
    }

    /** C03 */
    @Test
    void anArchivedPractitionerFlagsAndAMoveChoosesAnew() {
        group.tell(practitioner, physician(2, List.of(group.clinic), true));
        flagged("practitioner-archived");

        move("11:00")
                .statusCode(200)
                .body("practitionerId", equalTo(colleague.toString()))
                .body("needsAttention", equalTo(false));

        flagged();
    }

    /** C13 */
    @Test
    void aPractitionerWhoLeftOneClinicFlagsAndAMoveChoosesAnew() {
        group.tell(practitioner, physician(2, List.of(UUID.randomUUID()), false));
        flagged("practitioner-not-at-clinic");

        move("11:00")
                .statusCode(200)
                .body("practitionerId", equalTo(colleague.toString()))
                .body("attention", empty());
    }

    /** C03 */
    @Test
    void anArchivedRoomFlagsAndAMoveChoosesAnew() {
        UUID other = group.room();
        group.settledBy(other);
        group.tell(room, new ResourceChanged(room, 2, group.clinic, "Sala", ResourceKind.ROOM, null, true));
        flagged("room-archived");

        move("11:00").statusCode(200).body("roomId", equalTo(other.toString())).body("attention", empty());
    }

    /** C03: nobody is treated in what is a device now. */
    @Test
    void whatIsNoRoomAnyMoreFlagsAndAMoveChoosesAnew() {
        UUID other = group.room();
        group.settledBy(other);
        group.tell(room, new ResourceChanged(room, 2, group.clinic, "Laser", ResourceKind.DEVICE, "laser", false));
        flagged("room-missing");

        move("11:00").statusCode(200).body("roomId", equalTo(other.toString())).body("attention", empty());
    }

    /** C03: what a treatment needs from now on, those who booked it before have not. */
    @Test
    void whatATreatmentNeedsBesidesFlags() {
        group.tell(treatment, needing(2, List.of("laser")));
        flagged("device-missing");

        group.tell(treatment, treatment(3, false));

        flagged();
    }

    /** C03: there is nothing to choose anew; it may still be moved, and stays with the staff. */
    @Test
    void anArchivedTreatmentFlagsAndStaysMovable() {
        group.tell(treatment, treatment(2, true));
        flagged("treatment-archived");

        move("11:00").statusCode(200).body("attention", contains("treatment-archived"));
    }

    /** C03: as nobody is booked there any more; patients neither. */
    @Test
    void inAClinicThatIsArchivedNothingIsMoved() {
        group.tell(group.clinic, new ClinicChanged(group.clinic, 2, "Aurora", Group.SAO_PAULO, null, true));
        flagged("clinic-archived");

        move("11:00").statusCode(422).body("code", equalTo("clinic-archived"));
        group.asPatient(patient)
                .body(Map.of("start", text(monday("11:00"))))
                .post("/api/v1/me/appointments/" + appointment + "/reschedule")
                .then()
                .statusCode(422)
                .body("code", equalTo("clinic-archived"));
        group.asReception()
                .queryParam("clinicId", group.clinic)
                .queryParam("treatmentId", treatment)
                .queryParam("from", text(monday("09:00")))
                .queryParam("to", text(monday("18:00")))
                .queryParam("ignoring", appointment)
                .get("/api/v1/slots")
                .then()
                .statusCode(422)
                .body("code", equalTo("clinic-archived"));
    }

    @Test
    void aCancelledAppointmentNeedsNobodysAttention() {
        group.tell(practitioner, physician(2, List.of(group.clinic), true));
        flagged("practitioner-archived");

        group.asReception()
                .body(Map.of("reason", "practitioner left"))
                .post("/api/v1/appointments/" + appointment + "/cancel")
                .then()
                .statusCode(200)
                .body("needsAttention", equalTo(false));
    }

    @Test
    void theAgendaOfTheGraphShowsIt() {
        group.tell(practitioner, physician(2, List.of(group.clinic), true));
        flagged("practitioner-archived");

        group.asReception()
                .body(Map.of(
                        "query",
                        "query($clinic: ID!) { agenda(clinicId: $clinic, needsAttention: true)"
                                + " { edges { node { id needsAttention attention } } } }",
                        "variables",
                        Map.of("clinic", group.clinic)))
                .post("/graphql")
                .then()
                .body("data.agenda.edges.node.id", contains(appointment))
                .body("data.agenda.edges[0].node.attention", contains("practitioner-archived"));
    }

    private ValidatableResponse attentive() {
        return group.asReception()
                .queryParam("clinicId", group.clinic)
                .queryParam("needsAttention", true)
                .get("/api/v1/appointments")
                .then()
                .statusCode(200);
    }
}
