package io.neonpro.scheduling.availability;

import static io.neonpro.scheduling.Group.monday;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are read by one rule, whoever writes them and wherever they stand. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class WrittenTimesTest {

    private Group group;
    private UUID treatment;

    @BeforeEach
    void openClinic() {
        group = Group.open();
        group.practitioner("physician");
        treatment = group.treatment();
        group.settled(treatment);
    }

    /** X2: what no service may publish, published nevertheless, stops nobody else. */
    @Test
    void hoursThatCannotBeReadLeaveTheOnesBefore() {
        var inTheYearZero = List.of(new HoursException(LocalDate.of(0, 1, 1), true, null, null));
        group.tell(
                group.clinic,
                new HoursChanged(group.clinic, 2, HoursSubject.CLINIC, group.clinic, List.of(), inTheYearZero));
        UUID after = Ids.next();
        group.tell(after, new ResourceChanged(after, 1, group.clinic, "Sala", ResourceKind.ROOM, null, false));
        group.settledBy(after);
        await().until(() ->
                TestDatabase.count("select count(*) from parked_event where tenant_id = ?", group.tenant) == 1);

        String day = monday("00:00").toLocalDate().toString();
        Response answer = slots(day, day);

        answer.then().statusCode(200).body("items[0].start", equalTo(Group.text(monday("09:00"))));
    }

    /** C20, C37, C37b */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1813222800", "2027-06-18t09:00:00z", "2027-06-18T09:00:00+0100", "2027-06-18T09:00:00",
                "2027-06-18T09:00:60Z", "2027-06-18T09:00:00+18:01", "9999-12-31T09:00:00Z", "0000-01-01T09:00:00Z"
            })
    void whatIsNoInstantIsNoneInAnyPlace(String text) {
        slots(text, "2027-06-19").then().statusCode(400).body("errors.field", contains("from"));
        group.asReception()
                .queryParam("from", text)
                .queryParam("clinicId", group.clinic)
                .get("/api/v1/appointments")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from"));
        group.asReception()
                .body(Map.of("clinicId", group.clinic, "treatmentId", treatment, "start", text))
                .post("/api/v1/holds")
                .then()
                .statusCode(400)
                .body("errors.field", contains("start"));
        group.asReception()
                .body(Map.of(
                        "clinicId", group.clinic, "treatmentId", treatment, "patientId", Ids.next(), "start", text))
                .post("/api/v1/appointments")
                .then()
                .statusCode(400)
                .body("errors.field", contains("start"));
        ask("mutation { rescheduleAppointment(id: \"%s\", start: \"%s\") { id } }".formatted(Ids.next(), text))
                .then()
                .body("errors", hasSize(1))
                .body("errors[0].extensions.code", equalTo("invalid-input"))
                .body("errors[0].extensions.errors.field", contains("start"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2027-06-18T09:00-03:00", "2027-06-18T12:00:00Z", "2027-06-18T13:00:00 01:00", "2027-06-18"})
    void whatIsADayOrAnInstantIsReadInAQuery(String from) {
        slots(from, "2027-06-19").then().statusCode(200);
    }

    /** C33 */
    @Test
    void aReasonThatHidesSomethingIsRefused() {
        group.asReception()
                .body(Map.of("reason", "moved\u202Eaway"))
                .post("/api/v1/appointments/" + Ids.next() + "/cancel")
                .then()
                .statusCode(400)
                .body("errors.message", contains("must not have the character U+202E"));
        ask("mutation { cancelAppointment(id: \"%s\", reason: \"moved\\u202Eaway\") { id } }".formatted(Ids.next()))
                .then()
                .body("errors[0].extensions.errors.field", contains("reason"));
    }

    private Response slots(String from, String to) {
        return group.asReception()
                .queryParam("clinicId", group.clinic)
                .queryParam("treatmentId", treatment)
                .queryParam("from", from)
                .queryParam("to", to)
                .header("Consistency-Token", "scheduling=FFFFFFFF-0/0")
                .get("/api/v1/slots");
    }

    private Response ask(String query) {
        return group.asReception().body(Map.of("query", query)).post("/graphql");
    }
}
