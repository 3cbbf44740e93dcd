package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.Vitals;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.sleep.Lag;
import io.neonpro.devstack.Parallel;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.Program;
import io.neonpro.devstack.platform.Service;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that is told to end: what it has begun it finishes, what it has promised others it keeps, and nobody need kill it. */
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(RunningPlatform.class)
class ShutdownTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Platform platform;
    private Databases databases;
    private Program scheduling;
    private Program billing;
    private FurnishedClinic clinic;
    private Vitals vitals;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        databases = new Databases(running);
        scheduling = running.service("scheduling");
        billing = running.service("billing");
        vitals = Vitals.of(RunningPlatform.addresses(running));
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Ipê");
    }

    @AfterEach
    void allRun() {
        platform.stack().primary().thaw();
        Parallel.run(services().map(service -> (Runnable) service::start).toList());
    }

    @Test
    void aBookingThatHasBegunIsAnsweredAndTold() throws SQLException {
        UUID patient = clinic.register("Rui Prado", "rui@shutdown.example");
        String start = clinic.slots().at("/0/start").asText();
        CompletableFuture<Answer> booking;
        CompletableFuture<Void> end;

        try (Connection held = hold(scheduling, "occupation")) {
            booking = CompletableFuture.supplyAsync(() -> clinic.book(patient, start));
            await().atMost(PATIENCE).until(() -> isSomebodyWaiting(scheduling));
            end = CompletableFuture.runAsync(scheduling::stop);
            await().atMost(PATIENCE).until(() -> isEnding(scheduling));
        }

        booking.join().expect(201);
        end.join();
        assertThat(scheduling.hasEndedByItself()).isTrue();
        await().atMost(PATIENCE).until(() -> hasDraft(patient));
    }

    @Test
    void anEventThatIsBeingHeardHasItsEffectAndItIsToldToo() throws SQLException {
        UUID patient = clinic.register("Rui Prado", "rui@hearing.example");
        String appointment = clinic.book(patient, clinic.slots().at("/0/start").asText())
                .expect(201)
                .at("/id")
                .asText();
        await().atMost(PATIENCE).until(() -> hasDraft(patient));
        CompletableFuture<Void> end;

        try (Connection held = hold(billing, "invoice")) {
            clinic.group()
                    .owner()
                    .post(
                            "scheduling",
                            "/api/v1/appointments/" + appointment + "/cancel",
                            Map.of("reason", "patient-request"))
                    .expect(200);
            await().atMost(PATIENCE).until(() -> isSomebodyWaiting(billing));
            end = CompletableFuture.runAsync(billing::stop);
            await().atMost(PATIENCE).until(() -> isEnding(billing));
        }

        end.join();
        assertThat(billing.hasEndedByItself()).isTrue();
        assertThat(databases.ask("billing", "select status from invoice where appointment_id = ?::uuid", appointment))
                .containsExactly("voided");
        assertThat(databases.ask("billing", "select id from outbox")).isEmpty();
        assertThat(unheardBy("billing")).isZero();
    }

    /** So it does when all is well, only sooner. */
    @Test
    void everyServiceEndsByItselfWhileThePrimaryHangs() {
        UUID patient = clinic.register("Rui Prado", "rui@frozen.example");
        platform.stack().primary().freeze();
        clinic.group().owner().get("patient", "/api/v1/patients/" + patient);

        assertThat(thoseKilled()).isEmpty();
    }

    /** Of all that are stopped at once. */
    private List<String> thoseKilled() {
        Map<String, Double> seconds = new ConcurrentSkipListMap<>();
        Parallel.run(services()
                .map(service -> (Runnable) () -> {
                    long begun = System.nanoTime();
                    service.stop();
                    seconds.put(service.name(), (System.nanoTime() - begun) / 1e9);
                })
                .toList());
        System.out.printf(Locale.ROOT, "ending while the primary hangs: %s%n", seconds);
        return services()
                .filter(service -> !service.hasEndedByItself())
                .map(Program::name)
                .toList();
    }

    private Stream<Program> services() {
        return Service.ALL.stream().map(service -> platform.service(service.name()));
    }

    /** Nobody can write to the table until the connection is closed. */
    private Connection hold(Program service, String table) throws SQLException {
        Connection connection = administrator(service);
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table " + table + " in exclusive mode");
        return connection;
    }

    private boolean isSomebodyWaiting(Program service) {
        return !databases
                .ask(service.name(), "select pid from pg_locks where not granted and locktype = 'relation'")
                .isEmpty();
    }

    private Connection administrator(Program service) throws SQLException {
        return platform.stack().primary().server().database(service.name()).getConnection();
    }

    /** Of what scheduling has told. */
    private long unheardBy(String service) {
        try (Lag lag = new Lag(platform.stack().addresses().kafka(), "neonpro.scheduling", service)) {
            return lag.events();
        }
    }

    /** It asks to be left, or cannot be reached any more. */
    private boolean isEnding(Program service) {
        try {
            return vitals.operator()
                    .get(service.name(), "/q/health/live")
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
