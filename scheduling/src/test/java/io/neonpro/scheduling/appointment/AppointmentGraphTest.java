package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AppointmentGraphTest {

    private static final String SCHEDULE = """
            mutation($appointment: AppointmentInput!) {
                scheduleAppointment(appointment: $appointment) {
                    id status start version patient { id } practitioner { id } treatment { id }
                }
            }
            """;

    private Group group;
    private UUID practitioner;
    private UUID treatment;
    private UUID patient;

    @BeforeEach
    void openClinic() {
        group = Group.open();
        practitioner = group.practitioner("physician");
        treatment = group.treatment();
        patient = group.patient();
        group.settled(treatment, patient);
    }

    private ValidatableResponse ask(Group asker, String query, Map<String, Object> variables) {
        return asker.asReception()
                .header("Consistency-Token", "scheduling=FFFFFFFF-0/0")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse book(String time) {
        return ask(
                group,
                SCHEDULE,
                Map.of(
                        "appointment",
                        Map.of(
                                "clinicId",
                                group.clinic,
                                "patientId",
                                patient,
                                "treatmentId",
                                treatment,
                                "start",
                                text(monday(time)))));
    }

    private String booked(String time) {
        return book(time).extract().path("data.scheduleAppointment.id");
    }

    @Test
    void anAppointmentIsBookedMovedAndCancelled() {
        book("10:00")
                .body("data.scheduleAppointment.status", equalTo("SCHEDULED"))
                .body("data.scheduleAppointment.start", equalTo(text(monday("10:00"))))
                .body("data.scheduleAppointment.patient.id", equalTo(patient.toString()))
                .body("data.scheduleAppointment.practitioner.id", equalTo(practitioner.toString()));
        String id = booked("12:00");
        ask(
                        group,
                        "mutation($id: ID!, $start: DateTime!) {"
                                + " rescheduleAppointment(id: $id, start: $start) { start version } }",
                        Map.of("id", id, "start", text(monday("14:00"))))
                .body("data.rescheduleAppointment.version", equalTo(2));
        ask(group, "mutation($id: ID!) { cancelAppointment(id: $id) { status } }", Map.of("id", id))
                .body("data.cancelAppointment.status", equalTo("CANCELLED"));
    }

    @Test
    void aChangeOfAnotherVersionThanTheNamedOneIsRefused() {
        String id = booked("12:00");
        String move = "mutation($id: ID!, $start: DateTime!, $version: Int) {"
                + " rescheduleAppointment(id: $id, start: $start, version: $version) { version } }";
        String cancel =
                "mutation($id: ID!, $version: Int) { cancelAppointment(id: $id, version: $version) { status } }";

        ask(group, move, Map.of("id", id, "start", text(monday("14:00")), "version", 2))
                .body("errors[0].extensions.code", equalTo("precondition-failed"));
        ask(group, move, Map.of("id", id, "start", text(monday("14:00")), "version", 1))
                .body("data.rescheduleAppointment.version", equalTo(2));
        ask(group, cancel, Map.of("id", id, "version", 1))
                .body("errors[0].extensions.code", equalTo("precondition-failed"));
        ask(group, cancel, Map.of("id", id, "version", 2)).body("data.cancelAppointment.status", equalTo("CANCELLED"));
    }

    @Test
    void aTakenSlotHasItsAlternativesInTheErrorsExtensions() {
        booked("10:00");

        book("10:00")
                .body("data.scheduleAppointment", nullValue())
                .body("errors[0].extensions.code", equalTo("slot-taken"))
                .body("errors[0].extensions.conflicts.kind", hasItems("practitioner", "patient"))
                .body("errors[0].extensions.alternatives[0].start", notNullValue());
    }

    @Test
    void theAgendaIsPaged() {
        List<String> ids = List.of(booked("10:00"), booked("11:00"), booked("12:00"));
        String query = """
                query($clinic: ID!, $day: String, $after: String) {
                    agenda(clinicId: $clinic, from: $day, to: $day, first: 2, after: $after) {
                        edges { node { id } cursor } pageInfo { hasNextPage endCursor }
                    }
                }
                """;
        String day = monday("00:00").toLocalDate().toString();

        String end = ask(group, query, Map.of("clinic", group.clinic, "day", day))
                .body("data.agenda.edges.node.id", equalTo(ids.subList(0, 2)))
                .body("data.agenda.pageInfo.hasNextPage", equalTo(true))
                .extract()
                .path("data.agenda.pageInfo.endCursor");
        ask(group, query, Map.of("clinic", group.clinic, "day", day, "after", end))
                .body("data.agenda.edges.node.id", equalTo(ids.subList(2, 3)))
                .body("data.agenda.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void slotsArePaged() {
        String query = """
                query($clinic: ID!, $treatment: ID!, $day: String!, $after: String) {
                    slots(clinicId: $clinic, treatmentId: $treatment, from: $day, to: $day,
                          first: 3, after: $after) {
                        edges { node { start practitioner { id } } } pageInfo { hasNextPage endCursor }
                    }
                }
                """;
        Map<String, Object> variables = Map.of(
                "clinic",
                group.clinic,
                "treatment",
                treatment,
                "day",
                monday("00:00").toLocalDate().toString());

        String end = ask(group, query, variables)
                .body(
                        "data.slots.edges.node.start",
                        contains(text(monday("09:00")), text(monday("09:15")), text(monday("09:30"))))
                .extract()
                .path("data.slots.pageInfo.endCursor");
        Map<String, Object> next = new HashMap<>(variables);
        next.put("after", end);
        ask(group, query, next)
                .body("data.slots.edges.node.start[0]", equalTo(text(monday("09:45"))))
                .body("data.slots.pageInfo.hasNextPage", equalTo(true));
    }

    /** C31 */
    @Test
    void whatMovesIsNotInItsOwnWay() {
        String id = booked("10:00");
        String query = """
                query($clinic: ID!, $treatment: ID!, $from: String!, $to: String!, $ignoring: ID) {
                    slots(clinicId: $clinic, treatmentId: $treatment, from: $from, to: $to, ignoring: $ignoring) {
                        edges { node { start } } pageInfo { hasNextPage }
                    }
                }
                """;
        Map<String, Object> variables = new HashMap<>(Map.of(
                "clinic",
                group.clinic,
                "treatment",
                treatment,
                "from",
                text(monday("10:15")),
                "to",
                text(monday("10:16"))));

        ask(group, query, variables).body("data.slots.edges", hasSize(0));
        variables.put("ignoring", id);
        ask(group, query, variables)
                .body("data.slots.edges.node.start", contains(text(monday("10:15"))))
                .body("data.slots.pageInfo.hasNextPage", equalTo(false));
        variables.put("ignoring", UUID.randomUUID());
        ask(group, query, variables).body("errors[0].extensions.code", equalTo("appointment-not-found"));
    }

    /** A default is for what is left out; null is sent nevertheless. */
    @Test
    void whoAsksForNullAppointmentsIsShownAsManyAsWhoDoesNotSay() {
        String booked = booked("10:00");

        ask(group, """
                        query($these: [_Any!]!) {
                            _entities(representations: $these) {
                                ... on Patient { appointments(first: null) { id } }
                            }
                        }
                        """, Map.of("these", List.of(Map.of("__typename", "Patient", "id", patient))))
                .body("errors", nullValue())
                .body("data._entities[0].appointments.id", contains(booked));
    }

    @Test
    void otherSubgraphsAreAnsweredInTheirOrderWithoutWhatIsNotTheirs() {
        String first = booked("10:00");
        String second = booked("11:00");
        String query = """
                query($these: [_Any!]!) {
                    _entities(representations: $these) {
                        ... on Appointment { id start }
                        ... on Patient { id appointments(first: 10) { id } }
                    }
                }
                """;
        Map<String, Object> these = Map.of(
                "these",
                List.of(
                        Map.of("__typename", "Appointment", "id", second),
                        Map.of("__typename", "Appointment", "id", UUID.randomUUID()),
                        Map.of("__typename", "Appointment", "id", first),
                        Map.of("__typename", "Patient", "id", patient)));

        ask(group, query, these)
                .body("data._entities[0].id", equalTo(second))
                .body("data._entities[1]", nullValue())
                .body("data._entities[2].id", equalTo(first))
                .body("data._entities[3].appointments.id", contains(second, first));
        ask(Group.open(), query, these)
                .body("data._entities[0]", nullValue())
                .body("data._entities[2]", nullValue())
                .body("data._entities[3].appointments", hasSize(0));
    }

    /** F4 */
    @ParameterizedTest
    @ValueSource(strings = {"%00", "1", "patient"})
    void aKeyThatIsNoneCostsTheOthersNothing(String key) {
        String booked = booked("10:00");
        String query = """
                query($these: [_Any!]!) {
                    _entities(representations: $these) {
                        ... on Patient { id appointments { id } }
                    }
                }
                """;
        Map<String, Object> these = Map.of(
                "these",
                List.of(Map.of("__typename", "Patient", "id", patient), Map.of("__typename", "Patient", "id", key)));

        ask(group, query, these)
                .body("data._entities[0].appointments.id", contains(booked))
                .body("data._entities[1]", nullValue())
                .body("errors.extensions.code", contains("invalid-input"));
    }
}
