package io.neonpro.acceptance.sleep;

import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.process.Part;
import io.neonpro.migrate.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it costs to sleep, and to be woken: services stopped when nobody has asked them for five seconds at three in the morning,
 * and started by the first request or event. {@code make sleep}.
 */
class SleepBench {

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int FIRST_CALLERS = 50;
    private static final int STARTS = 3;
    private static final int MAX_MINUTES = 20;

    /** By their paths, and the table in which an appointment has its effect. */
    private static final Map<String, List<String>> QUESTIONS = Map.of(
            "billing", List.of("/api/v1/invoices?limit=1", "invoice"),
            "notify", List.of("/api/v1/messages?limit=1", "message"));

    private final List<String> lines = new ArrayList<>(List.of(
            "| service | first answer, asleep: median ms | of " + FIRST_CALLERS
                    + " first callers at once: answered | slowest ms | event to effect, asleep: ms |",
            "|---|---|---|---|---|"));

    @TempDir
    Path folder;

    private Platform platform;
    private FurnishedClinic clinic;

    /** Ten starts, a minute and a half each where the machine has much else to do; beyond that it ends, and says so. */
    @Test
    @Timeout(value = MAX_MINUTES, unit = TimeUnit.MINUTES)
    void sleepAndWake() {
        PlatformSetup setup = PlatformSetup.forTests(Sources.checkoutRoot(Path.of("")), folder)
                .as(RunningPlatform.form());
        try (Platform running = Platform.start(setup, Progress.SILENT)) {
            platform = running;
            clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Madrugada");
            clinic.slots();
            double awake = Memory.megabytes(running.parts());
            try (Night night = new Night(running, List.copyOf(QUESTIONS.keySet()), IDLE, LOOK, Night.THREE_O_CLOCK)) {
                QUESTIONS.forEach((service, question) -> measure(night, service, question));
                await().atMost(PATIENCE).until(night::allSleep);
                List<Part> parts = new ArrayList<>(running.parts());
                parts.addAll(night.programs());
                System.out.printf(
                        Locale.ROOT,
                        "%n%s%n%nAll processes of the platform: %.0f MB with everybody awake, %.0f MB with %s asleep.%n",
                        String.join("\n", lines),
                        awake,
                        Memory.megabytes(parts),
                        String.join(" and ", QUESTIONS.keySet()));
            }
        }
    }

    private void measure(Night night, String service, List<String> question) {
        String path = question.getFirst();
        List<Double> firsts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            asleep(night, service);
            firsts.add(millis(clinic.group().owner().patiently(PATIENCE), service, path));
        }
        asleep(night, service);
        List<Double> crowd = crowd(service, path);
        asleep(night, service);
        double effect = effect(service, question.getLast());
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %.0f | %d | %.0f | %.0f |",
                service,
                firsts.stream().sorted().skip(STARTS / 2).findFirst().orElseThrow(),
                crowd.size(),
                crowd.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                effect));
    }

    private void asleep(Night night, String service) {
        await().atMost(PATIENCE).until(night.sleeper(service)::isAsleep);
    }

    private static double millis(Client caller, String service, String path) {
        caller.accessToken();
        long begin = System.nanoTime();
        caller.get(service, path).expect(200);
        return (System.nanoTime() - begin) / 1e6;
    }

    private List<Double> crowd(String service, String path) {
        List<Client> callers = IntStream.range(0, FIRST_CALLERS)
                .mapToObj(each -> clinic.group().owner().patiently(PATIENCE))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.stream()
                    .map(caller -> CompletableFuture.supplyAsync(() -> millis(caller, service, path), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private double effect(String service, String table) {
        UUID patient = clinic.register("Rui Moraes", UUID.randomUUID() + "@sleep.example");
        String start = clinic.slots().at("/0/start").asText();
        long begin = System.nanoTime();
        clinic.book(patient, start).expect(201);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !new Databases(platform)
                        .ask(service, "select 1 from " + table + " where patient_id = ?", patient)
                        .isEmpty());
        return (System.nanoTime() - begin) / 1e6;
    }
}
