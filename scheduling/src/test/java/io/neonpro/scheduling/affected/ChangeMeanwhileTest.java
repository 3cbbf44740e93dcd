package io.neonpro.scheduling.affected;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** C03: a change of the calendar that arrives while somebody books, moves or calls off. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class ChangeMeanwhileTest extends BookedClinic {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String IN_A_QUEUE = """
            select count(*) from pg_stat_activity second
              join pg_stat_activity first on first.pid = any (pg_blocking_pids(second.pid))
             where cardinality(pg_blocking_pids(first.pid)) > 0 and second.datname = current_database()
            """;

    private static final String FOR_THE_CALENDAR =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted";

    /** The calendar, as a change of it claims it. */
    private static final String CLAIM = "select pg_advisory_xact_lock(hashtextextended(?::uuid::text, 3))";

    private static final String PARKED = "select count(*) from parked_key where tenant_id = ?";

    /** The booking has chosen its time already, and forgets its hold next. */
    @Test
    void whatIsBookedMeanwhileIsFlagged() {
        String hold = hold();

        Response booked = TestDatabase.whileChanging(
                () -> book(hold),
                this::archivePractitioner,
                "update hold set expires_at = expires_at where id = ?::uuid",
                hold);

        booked.then().statusCode(201).body("practitionerId", equalTo(practitioner.toString()));
        appointment = booked.path("id");
        flagged("practitioner-archived");
    }

    /** However long the booking takes: whatever else is to be heard does not wait for that. */
    @Test
    void whatDoesNotGetTheCalendarIsParkedAndComesAgain() {
        String hold = hold();

        TestDatabase.whileChanging(
                        () -> book(hold),
                        () -> {
                            group.tell(practitioner, physician(2, List.of(group.clinic), true));
                            await().atMost(PATIENCE).until(() -> TestDatabase.count(PARKED, group.tenant) == 1);
                        },
                        "update hold set expires_at = expires_at where id = ?::uuid",
                        hold)
                .then()
                .statusCode(201);

        flagged("practitioner-archived");
    }

    /** Who waits has a connection, which others want as well. */
    @Test
    void whoeverBooksWhileAChangeTakesLongIsToldToComeAgain() throws SQLException {
        String hold = hold();
        try (Connection change = TestDatabase.connection()) {
            claim(change);

            CompletableFuture<Response> booked = CompletableFuture.supplyAsync(() -> book(hold));
            await().atMost(PATIENCE).until(() -> TestDatabase.count(FOR_THE_CALENDAR) > 0);
            outlasted(CLAIM, group.tenant);

            assertThat(booked).isDone();
            booked.join().then().statusCode(503);
        }
        book(hold).then().statusCode(201);
    }

    private String hold() {
        return group.asReception()
                .body(Map.of(
                        "clinicId",
                        group.clinic,
                        "treatmentId",
                        treatment,
                        "practitionerId",
                        practitioner,
                        "start",
                        text(monday("14:00"))))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response book(String hold) {
        return group.asReception()
                .body(Map.of(
                        "clinicId",
                        group.clinic,
                        "patientId",
                        patient,
                        "treatmentId",
                        treatment,
                        "start",
                        text(monday("14:00")),
                        "holdId",
                        hold))
                .post("/api/v1/appointments");
    }

    /** The move waits for the patient. */
    @Test
    void whatIsMovedAwayMeanwhileIsNotFlagged() {
        Response moved = TestDatabase.whileChanging(
                this::moveToColleague,
                this::archivePractitioner,
                "update patient set erased = erased where id = ?",
                patient);

        moved.then().statusCode(200);
        awaitArchived();
        group.asReception()
                .get("/api/v1/appointments/" + appointment)
                .then()
                .header("ETag", moved.header("ETag"))
                .body("practitionerId", equalTo(colleague.toString()))
                .body("attention", empty());
    }

    private Response moveToColleague() {
        return group.asReception()
                .body(Map.of("start", text(monday("11:00")), "practitionerId", colleague))
                .post("/api/v1/appointments/" + appointment + "/reschedule");
    }

    @Test
    void whatIsCalledOffMeanwhileIsNotFlagged() {
        TestDatabase.whileChanging(
                () -> {
                    group.tell(practitioner, physician(2, List.of(group.clinic), true));
                    awaitArchived();
                    return practitioner;
                },
                "update appointment set status = 'cancelled' where id = ?::uuid",
                appointment);

        assertThat(TestDatabase.count(
                        "select count(*) from appointment where id = ?::uuid and reviews = 0 and attention = '{}'",
                        appointment))
                .isEqualTo(1);
    }

    /** Only who books or moves goes by it. */
    @Test
    void whatPatientsConfirmOrCallOffWaitsForNoChange() throws SQLException {
        String mine = "/api/v1/me/appointments/" + appointment;
        try (Connection change = TestDatabase.connection()) {
            claim(change);

            group.asPatient(patient).post(mine + "/confirm").then().statusCode(200);
            group.asPatient(patient).body("{}").post(mine + "/cancel").then().statusCode(200);
        }
    }

    private void claim(Connection change) throws SQLException {
        change.setAutoCommit(false);
        try (PreparedStatement claim = change.prepareStatement(CLAIM)) {
            claim.setObject(1, group.tenant);
            claim.execute();
        }
    }

    /** As far as that goes by now. */
    private void archivePractitioner() {
        group.tell(practitioner, physician(2, List.of(group.clinic), true));
        await().atMost(PATIENCE).until(() -> TestDatabase.count(IN_A_QUEUE) > 0 || isArchived());
    }

    private void awaitArchived() {
        await().atMost(PATIENCE).until(this::isArchived);
    }

    private boolean isArchived() {
        return TestDatabase.count("select count(*) from practitioner where id = ? and archived", practitioner) == 1;
    }
}
