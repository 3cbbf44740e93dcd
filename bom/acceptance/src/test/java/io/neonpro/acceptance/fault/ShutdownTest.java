package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.Vitals;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.Program;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that is told to end: what it has begun it finishes, and what it has promised others it keeps. */
@ExtendWith(RunningPlatform.class)
class ShutdownTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Platform platform;
    private Program scheduling;
    private FurnishedClinic clinic;
    private Vitals vitals;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        scheduling = running.service("scheduling");
        vitals = Vitals.of(RunningPlatform.addresses(running));
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Ipê");
    }

    @AfterEach
    void schedulingRuns() {
        scheduling.start();
    }

    @Test
    void aBookingThatHasBegunIsAnsweredAndTold() throws SQLException {
        UUID patient = clinic.register("Rui Prado", "rui@shutdown.example");
        String start = clinic.slots().at("/0/start").asText();
        CompletableFuture<Answer> booking;
        CompletableFuture<Void> end;

        try (Connection held = holdBookings()) {
            booking = CompletableFuture.supplyAsync(() -> clinic.book(patient, start));
            await().atMost(PATIENCE).until(this::isABookingWaiting);
            end = CompletableFuture.runAsync(scheduling::stop);
            await().atMost(PATIENCE).until(this::isEnding);
        }

        booking.join().expect(201);
        end.join();
        assertThat(scheduling.isRunning()).isFalse();

        scheduling.start();
        await().atMost(PATIENCE).until(() -> hasDraft(patient));
    }

    /** Nobody can be booked until the connection is closed. */
    private Connection holdBookings() throws SQLException {
        Connection connection = administrator();
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table occupation in exclusive mode");
        return connection;
    }

    private boolean isABookingWaiting() throws SQLException {
        try (Connection connection = administrator();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select exists (select from pg_locks where not granted and locktype = 'relation')")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private Connection administrator() throws SQLException {
        return platform.stack().primary().server().database("scheduling").getConnection();
    }

    /** It asks to be left, or cannot be reached any more. */
    private boolean isEnding() {
        try {
            return vitals.operator()
                    .get("scheduling", "/q/health/live")
                    .header("Connection")
                    .equalsIgnoreCase("close");
        } catch (UncheckedIOException unreachable) {
            return true;
        }
    }

    private boolean hasDraft(UUID patient) {
        return !clinic.group()
                .owner()
                .get("billing", "/api/v1/invoices?status=draft&patientId=" + patient)
                .at("/items")
                .isEmpty();
    }
}
