package io.neonpro.scheduling.affected;

import static io.neonpro.scheduling.Group.monday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.ServiceJson;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C02, C03, C13: what a change of the calendar would do to what is booked, asked before it is made. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class ChangeQuestionTest extends BookedClinic {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String LOCK = "select from practitioner where id = ? for update";

    private static final String FOR_A_CHANGE =
            "select count(*) from pg_locks where locktype = 'transactionid' and not granted";

    private static final String FREE =
            "select count(*) from (select from appointment where id = ?::uuid for update skip locked) free";

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

    @Test
    void whoseAppointmentsAreToldIsNoted() {
        asked("practitioner", physician(2, List.of(group.clinic), true)).body("count", equalTo(1));

        await().atMost(PATIENCE)
                .untilAsserted(() -> Group.as(token("tenant:write"))
                        .get("/api/v1/access-log?subject=" + patient)
                        .then()
                        .statusCode(200)
                        .body("items.action", hasItem("appointment.affected")));
    }

    /** What it would change is somebody's, and it holds what others want. */
    @Test
    void noQuestionWaitsForLong() throws SQLException {
        try (Connection change = TestDatabase.connection();
                PreparedStatement lock = change.prepareStatement(LOCK)) {
            change.setAutoCommit(false);
            lock.setObject(1, practitioner);
            lock.execute();

            CompletableFuture<ValidatableResponse> asked = CompletableFuture.supplyAsync(
                    () -> asked("practitioner", physician(2, List.of(group.clinic), true)));
            await().atMost(PATIENCE).until(() -> TestDatabase.count(FOR_A_CHANGE) > 0);
            outlasted(LOCK, practitioner);

            assertThat(asked).isDone();
            asked.join().statusCode(503);
        }
    }

    /** As any other, by their start: otherwise two could wait for each other. */
    @Test
    void aQuestionWaitsForAnAppointmentBeforeItHasTheNext() {
        String earlier = group.book(patient, treatment, monday("09:00"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        TestDatabase.whileChanging(
                        () -> asked("treatment", treatment(2, true)),
                        () -> assertThat(TestDatabase.count(FREE, appointment)).isEqualTo(1),
                        "update appointment set status = status where id = ?::uuid",
                        earlier)
                .statusCode(200)
                .body("count", equalTo(2));
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
        return ServiceJson.MAPPER.valueToTree(changes);
    }

    private String token(String scopes) {
        return TestTokens.user(group.tenant).scopes(scopes).sign();
    }
}
