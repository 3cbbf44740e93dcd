package io.neonpro.scheduling.affected;

import static io.neonpro.scheduling.Group.everyDay;
import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.value.Money;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C02, C03, C13: what changes of the calendar do to what is booked already. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AffectedAppointmentsTest {

    private Group group;
    private UUID practitioner;
    private UUID colleague;
    private UUID room;
    private UUID treatment;
    private String appointment;

    @BeforeEach
    void book() {
        group = Group.open();
        practitioner = group.practitioner("physician");
        colleague = group.practitioner("physician");
        room = group.room();
        treatment = group.treatment(ResourceKind.ROOM);
        UUID patient = group.patient();
        group.settled(treatment, patient);
        appointment = group.asReception()
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
                        text(monday("10:00"))))
                .post("/api/v1/appointments")
                .then()
                .statusCode(201)
                .body("needsAttention", equalTo(false))
                .body("attention", empty())
                .extract()
                .path("id");
    }

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
        group.asReception()
                .header("If-Match", flagged)
                .post(address + "/confirm")
                .then()
                .statusCode(200);
        assertThat(group.asReception().get(address).header("ETag")).isNotIn(before, flagged);
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

    /** C03: there is nothing to choose anew; it may still be moved, and stays with the staff. */
    @Test
    void anArchivedTreatmentFlagsAndStaysMovable() {
        group.tell(treatment, treatment(2, true));
        flagged("treatment-archived");

        move("11:00").statusCode(200).body("attention", contains("treatment-archived"));
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

    /** The question before the change, which changes nothing by itself. */
    @Test
    void whoAsksHearsWhatAChangeWouldAffect() {
        asked("practitioner", physician(2, List.of(group.clinic), true))
                .statusCode(200)
                .body("count", equalTo(1))
                .body("appointments.id", contains(appointment))
                .body("appointments[0].attention", contains("practitioner-archived"));
        asked("practitioner", physician(2, List.of(UUID.randomUUID()), false)).body("count", equalTo(1));
        asked("resource", new ResourceChanged(room, 2, group.clinic, "Sala", ResourceKind.ROOM, null, true))
                .body("count", equalTo(1));
        asked("treatment", treatment(2, true)).body("count", equalTo(1));
        asked("hours", openings(2, closed("10:00"))).body("count", equalTo(1));
        asked("clinic", new ClinicChanged(group.clinic, 2, "Aurora", Group.SAO_PAULO, null, true))
                .body("count", equalTo(1));

        asked("hours", openings(2)).statusCode(200).body("count", equalTo(0)).body("appointments", empty());
        group.asReception().get("/api/v1/appointments/" + appointment).then().body("needsAttention", equalTo(false));
        move("11:00").statusCode(200).body("practitionerId", equalTo(practitioner.toString()));
    }

    /** Exactly one snapshot, and a whole one: every combination of them, and each without each of its components. */
    @Test
    void whateverIsLeftOutIsAnsweredOrRefused() {
        ObjectNode all = json(Map.of(
                "clinic", new ClinicChanged(group.clinic, 2, "Aurora", Group.SAO_PAULO, null, true),
                "practitioner", physician(2, List.of(group.clinic), true),
                "treatment", treatment(2, true),
                "resource", new ResourceChanged(room, 2, group.clinic, "Sala", ResourceKind.ROOM, null, true),
                "hours", openings(2, closed("10:00"))));
        List<String> names = List.of("clinic", "practitioner", "treatment", "resource", "hours");
        for (int chosen = 0; chosen < 1 << names.size(); chosen++) {
            int those = chosen;
            List<String> some = IntStream.range(0, names.size())
                    .filter(i -> (those >> i & 1) == 1)
                    .mapToObj(names::get)
                    .toList();

            ask("catalogue:write", all.deepCopy().retain(some)).statusCode(some.size() == 1 ? 200 : 400);
        }
        for (String name : names) {
            all.get(name).fieldNames().forEachRemaining(component -> {
                ObjectNode part = all.deepCopy().retain(name);
                ((ObjectNode) part.get(name)).remove(component);
                int without = ask("catalogue:write", part).extract().statusCode();
                ((ObjectNode) part.get(name)).putNull(component);
                int withNull = ask("catalogue:write", part).extract().statusCode();

                assertThat(without).as("%s without %s", name, component).isIn(200, 400, 422);
                assertThat(withNull).as("%s, null for %s", name, component).isIn(200, 400, 422);
            });
        }
    }

    @Test
    void whoMayNotSeeAppointmentsHearsHowMany() {
        ask("catalogue:write", "practitioner", physician(2, List.of(group.clinic), true))
                .body("count", equalTo(1))
                .body("appointments", empty());
        ask("appointment:read", "practitioner", physician(2, List.of(group.clinic), true))
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                         | 400
            {"hours": {}}                                                              | 400
            {"clinic": {"clinicId": "0190f2a0-0000-7000-8000-000000000001"}}           | 400
            {"treatment": {"treatmentId": "0190f2a0-0000-7000-8000-000000000001", "revision": 1, "name": "x", \
            "durationMinutes": -5, "bufferMinutes": 0, "price": {"amount": "1.00", "currency": "BRL"}, \
            "requires": {"categories": [], "resourceKinds": [], "deviceTypes": []}}}   | 422
            """)
    void whatIsNoChangeIsRefused(String body, int status) {
        Group.as(token("catalogue:write"))
                .body(body)
                .post("/api/v1/affected-appointments")
                .then()
                .statusCode(status);
    }

    private void flagged(String... reasons) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(group.asReception()
                                .get("/api/v1/appointments/" + appointment)
                                .then()
                                .statusCode(200)
                                .body("needsAttention", equalTo(reasons.length > 0))
                                .extract()
                                .<List<String>>path("attention"))
                        .containsExactly(reasons));
    }

    private ValidatableResponse attentive() {
        return group.asReception()
                .queryParam("clinicId", group.clinic)
                .queryParam("needsAttention", true)
                .get("/api/v1/appointments")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse move(String time) {
        return group.asReception()
                .body(Map.of("start", text(monday(time))))
                .post("/api/v1/appointments/" + appointment + "/reschedule")
                .then();
    }

    private ValidatableResponse asked(String kind, CatalogueEvent change) {
        return ask("catalogue:write appointment:read", kind, change);
    }

    private ValidatableResponse ask(String scopes, String kind, CatalogueEvent change) {
        return ask(scopes, json(Map.of(kind, change)));
    }

    private ValidatableResponse ask(String scopes, ObjectNode question) {
        return Group.as(token(scopes))
                .body(question.toString())
                .post("/api/v1/affected-appointments")
                .then();
    }

    private static ObjectNode json(Map<String, ?> changes) {
        return Arc.container().instance(ObjectMapper.class).get().valueToTree(changes);
    }

    private String token(String scopes) {
        return TestTokens.user(group.tenant).scopes(scopes).sign();
    }

    private HoursException closed(String time) {
        return new HoursException(monday(time).toLocalDate(), true, null, null);
    }

    private HoursChanged openings(long revision, HoursException... exceptions) {
        return hours(revision, group.clinic, HoursSubject.CLINIC, List.of(exceptions));
    }

    private HoursChanged hours(long revision, UUID subject, HoursSubject kind, List<HoursException> exceptions) {
        return new HoursChanged(subject, revision, kind, group.clinic, everyDay("09:00", "18:00"), exceptions);
    }

    private PractitionerChanged physician(long revision, List<UUID> clinics, boolean isArchived) {
        return new PractitionerChanged(practitioner, revision, "Bia", "physician", null, clinics, isArchived);
    }

    private TreatmentChanged treatment(long revision, boolean isArchived) {
        return new TreatmentChanged(
                treatment,
                revision,
                "Peeling",
                30,
                15,
                new Money(new BigDecimal("450.00"), "BRL"),
                new Requirements(List.of("physician"), List.of(ResourceKind.ROOM), List.of()),
                isArchived);
    }
}
