package io.neonpro.acceptance.bench;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What operations take and cost on the whole platform, each beside what the same work costs with
 * nothing in between: the bare server, the bare client, bare Kafka. {@code make bench}, which lets the gateway take as
 * many queries as there are.
 */
class PlatformBench {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("neonpro.bench.warm-up", 10));
    private static final Duration MEASURE = Duration.ofSeconds(Integer.getInteger("neonpro.bench.seconds", 10));
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final String ONLY = System.getProperty("neonpro.bench.only", "");
    private static final int PRACTITIONERS = 12;
    private static final int PATIENTS = 2_000;
    private static final int ANY_NUMBER = Integer.MAX_VALUE;
    private static final Rehearsal BARE_WARM_UP = new Rehearsal(ANY_NUMBER, Duration.ofSeconds(2));

    @TempDir
    Path folder;

    private Platform platform;
    private Statistics statistics;
    private Meter meter;

    @Test
    void platformBesideWhatIsBare() throws Exception {
        PlatformSetup setup = PlatformSetup.forTests(Sources.checkoutRoot(Path.of("")), folder);
        try (var running = Platform.start(setup.inEarnest(), Progress.SILENT);
                var asked = new Statistics(running.stack());
                var load = new EventLoop();
                var bareLoop = new EventLoop()) {
            platform = running;
            statistics = asked;
            meter = new Meter(new ProcessorTime(platform), statistics, bareLoop);
            List.of("patient", "scheduling").forEach(statistics::addSilentOutbox);
            measure(load, bareLoop);
        }
    }

    private void measure(EventLoop load, EventLoop bareLoop) throws InterruptedException {
        Addresses addresses = RunningPlatform.addresses(platform);
        BenchClinic clinic = new BenchClinic(addresses, load.vertx(), PRACTITIONERS, PATIENTS);
        HttpCalls calls =
                new HttpCalls(load.vertx(), addresses, clinic.clinic().group().owner());
        Operations operations = new Operations(platform, bareLoop, clinic, calls, WARM_UP, MEASURE);
        List<Row> rows =
                operations.rows().stream().filter(PlatformBench::isAskedFor).toList();
        List<Row> constants = Stream.of(operations.constant())
                .filter(PlatformBench::isAskedFor)
                .toList();
        List<Row> ofPeople = operations.ofPeople(new People(addresses, calls)).stream()
                .filter(PlatformBench::isAskedFor)
                .toList();
        constants.forEach(PlatformBench::rehearse);
        ofPeople.forEach(PlatformBench::rehearse);
        rows.forEach(PlatformBench::rehearse);
        meter.settle();
        StatementCosts before = statistics.statements();
        Idle idle = meter.idle(IDLE);
        System.err.println(statistics.statements().since(before).text(IDLE.toSeconds()));
        String constantUrl = new BareServer(bareLoop).url();
        var flatOut = new Rehearsal(ANY_NUMBER, MEASURE);
        var constant = meter.measureBare(new OpenLoad(500, MEASURE), flatOut, () -> calls.get(constantUrl));
        var table = new BenchTable(idle.processor(), constant.cost());
        rows.forEach(row -> measure(row, table));
        var people = new CostTable(idle.processor());
        ofPeople.forEach(row -> people.add(row, meter.measure(row)));
        String framework = constants.stream().map(row -> framework(row, idle)).collect(Collectors.joining());
        String events = events(operations.booking());
        String tables = table.text() + "\n\n" + people.text();
        System.out.printf("%n%s%n%n%s%n%s%n%s%n", tables, framework, events, idle.text());
        if (ONLY.isEmpty()) {
            keep(tables);
        }
    }

    private static boolean isAskedFor(Row row) {
        return Stream.of(ONLY.split("\\|")).anyMatch(row.name()::startsWith);
    }

    /** For {@code make capacity}. */
    private static void keep(String tables) {
        try {
            Files.writeString(Path.of("target", "bench.md"), tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rehearse(Row row) {
        System.err.println("warming up: " + row.name());
        row.rehearsal().run(row.operation());
    }

    private void measure(Row row, BenchTable table) {
        System.err.println("measuring: " + row.name());
        StatementCosts before = statistics.statements();
        double transactions = statistics.transactions();
        Figures figures = meter.measure(row);
        System.err.println(statistics.statements().since(before).text(figures.operations()));
        System.err.printf(
                Locale.ROOT,
                "%.1f transactions each, on both servers, with those of nobody's asking%n",
                (statistics.transactions() - transactions) / figures.operations());
        System.err.println(table.add(row, figures, meter.measureBare(row)));
    }

    private String framework(Row row, Idle idle) {
        Figures figures = meter.measure(row);
        Cost cost = figures.cost().without(idle.processor());
        return String.format(
                Locale.ROOT,
                "A constant over REST, with a token, p50 / p99 ms at %.0f a second: %.1f / %.1f; 8 at once: %.0f a second,"
                        + " %.2f ms of its service, %.2f of all processes.",
                row.load().perSecond(),
                figures.millis(50),
                figures.millis(99),
                cost.perSecond(),
                cost.of(row.service()),
                cost.total());
    }

    private String events(Row booking) throws InterruptedException {
        long begin = System.nanoTime();
        booking.load().run(booking.operation());
        meter.settle();
        long seconds = (System.nanoTime() - begin) / 1_000_000_000;
        return String.format(
                Locale.ROOT,
                "From an event to its effect, p50 / p99 ms: notify %s, billing %s; bare Kafka %s.",
                delays("notify", seconds),
                delays("billing", seconds),
                bareDelays(booking.load()));
    }

    private String bareDelays(OpenLoad load) throws InterruptedException {
        try (var kafka = new BareKafka(platform.stack().addresses().kafka())) {
            BARE_WARM_UP.run(kafka::sendAndHear);
            ConcurrentHistogram micros = load.run(kafka::sendAndHear);
            return String.format(
                    Locale.ROOT,
                    "%.1f / %.1f",
                    micros.getValueAtPercentile(50) / 1000.0,
                    micros.getValueAtPercentile(99) / 1000.0);
        }
    }

    private String delays(String service, long lastSeconds) {
        return String.format(
                Locale.ROOT,
                "%.0f / %.0f",
                statistics.eventToEffect(service, 0.5, lastSeconds),
                statistics.eventToEffect(service, 0.99, lastSeconds));
    }
}
