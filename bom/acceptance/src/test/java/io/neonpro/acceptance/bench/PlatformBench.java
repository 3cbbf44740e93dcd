package io.neonpro.acceptance.bench;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.migrate.Sources;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What operations take and cost on the whole platform, each beside what the same work costs with
 * nothing in between: the bare server, the bare client, bare Kafka. {@code make bench}.
 */
class PlatformBench {

    static final String BARE = "bare";

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("neonpro.bench.warm-up", 6));
    private static final Duration MEASURE = Duration.ofSeconds(Integer.getInteger("neonpro.bench.seconds", 8));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final OpenLoad READS = new OpenLoad(100, MEASURE);
    private static final OpenLoad WRITES = new OpenLoad(20, MEASURE);
    private static final OpenLoad SEARCHES = new OpenLoad(50, MEASURE);
    private static final OpenLoad MONTHS = new OpenLoad(10, MEASURE);
    private static final OpenLoad BOOKINGS = new OpenLoad(10, MEASURE);
    private static final OpenLoad JOINS = new OpenLoad(10, MEASURE);

    private static final String JOIN = """
            query($id: ID!) { patient(id: $id) { name
              appointments { start status treatment { name price { amount } } practitioner { name }
                invoice { status total { amount } } }
              messages { kind status } } }""";

    @TempDir
    Path folder;

    private Platform platform;
    private ProcessorTime processes;
    private Statistics statistics;
    private EventLoop bareLoop;
    private BenchClinic clinic;
    private HttpCalls calls;
    private BareStatements bare;

    /** An operation of the platform, and what it cannot do without. */
    private record Row(
            String name, String service, OpenLoad load, Supplier<Future<?>> operation, Supplier<Future<?>> bare) {}

    @Test
    void platformBesideWhatIsBare() throws Exception {
        PlatformSetup setup = PlatformSetup.forTests(Sources.checkoutRoot(Path.of("")), folder);
        try (var running = Platform.start(setup.inEarnest(), Progress.SILENT);
                var load = new EventLoop();
                var loop = new EventLoop()) {
            prepare(running, load, loop);
            String constantUrl = new BareServer(loop).url();
            List<Row> all = rows();
            all.forEach(row -> lasting(row.load(), WARM_UP).run(row.operation()));
            settle();
            Idle idle = idle();
            Cost constant = measureBare(READS, () -> calls.get(constantUrl));
            var table = new BenchTable(idle.processor(), constant);
            for (Row row : all) {
                System.err.println(row.name());
                Cost cost = measure(row.load(), row.operation());
                lasting(row.load(), Duration.ofSeconds(2)).run(row.bare());
                table.add(row.name(), row.load(), row.service(), cost, measureBare(row.load(), row.bare()));
            }
            String events = events();
            System.out.printf("%n%s%n%n%s%n%s%n", table.text(), events, idle.text());
        }
    }

    private void prepare(Platform running, EventLoop load, EventLoop loop) {
        platform = running;
        processes = new ProcessorTime(platform);
        statistics = new Statistics(
                platform.stack().primary().server(), platform.stack().replica().server());
        bareLoop = loop;
        Addresses addresses = RunningPlatform.addresses(platform);
        clinic = new BenchClinic(addresses, load.vertx());
        calls = new HttpCalls(load.vertx(), addresses, clinic.clinic().group().owner());
        bare = new BareStatements(clinic.clinic().group().tenant());
        List.of("patient", "scheduling").forEach(statistics::addSilentOutbox);
    }

    private List<Row> rows() {
        UUID clinicId = clinic.clinic().group().clinic();
        UUID treatment = clinic.clinic().treatment();
        BareDatabase patients = database("patient", false);
        BareDatabase readPatients = database("patient", true);
        BareDatabase scheduling = database("scheduling", false);
        BareDatabase readScheduling = database("scheduling", true);
        JsonObject visit = clinic.nextVisit();
        calls.post("scheduling", "/api/v1/appointments", visit, 201)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        UUID practitioner = UUID.fromString(visit.getString("practitionerId"));
        OffsetDateTime taken = OffsetDateTime.parse(visit.getString("start"));
        return List.of(
                new Row(
                        "read a patient by id",
                        "patient",
                        READS,
                        () -> calls.get("patient", "/api/v1/patients/" + clinic.anotherPatient()),
                        () -> readPatients.commit(bare.patient(clinic.anotherPatient()))),
                new Row(
                        "register a patient",
                        "patient",
                        WRITES,
                        () -> calls.post("patient", "/api/v1/patients", clinic.newPatient(), 201),
                        () -> patients.commit(bare.register())),
                new Row(
                        "search, 20 of 2,000",
                        "patient",
                        SEARCHES,
                        () -> calls.get("patient", "/api/v1/patients?query=silva&limit=20"),
                        () -> readPatients.commit(bare.search("silva"))),
                new Row(
                        "month of slots, 12 practitioners",
                        "scheduling",
                        MONTHS,
                        () -> calls.get("scheduling", clinic.month()),
                        () -> readScheduling.commit(bare.month(clinicId))),
                new Row(
                        "booking",
                        "scheduling",
                        BOOKINGS,
                        () -> calls.post("scheduling", "/api/v1/appointments", clinic.nextVisit(), 201),
                        () -> scheduling.commit(bare.book(clinicId, treatment))),
                new Row(
                        "booking refused (409)",
                        "scheduling",
                        BOOKINGS,
                        () -> calls.post(
                                "scheduling",
                                "/api/v1/appointments",
                                visit.copy()
                                        .put(
                                                "patientId",
                                                clinic.anotherPatient().toString()),
                                409),
                        () -> scheduling.rollback(bare.occupy(UUID.randomUUID(), practitioner, taken))),
                join(UUID.fromString(visit.getString("patientId")), practitioner, readPatients, readScheduling));
    }

    private Row join(UUID patient, UUID practitioner, BareDatabase patients, BareDatabase scheduling) {
        UUID treatment = clinic.clinic().treatment();
        BareDatabase clinics = database("clinic", true);
        BareDatabase billing = database("billing", true);
        BareDatabase messages = database("notify", true);
        JsonObject question =
                new JsonObject().put("query", JOIN).put("variables", new JsonObject().put("id", patient.toString()));
        return new Row(
                "GraphQL join of five services",
                "gateway",
                JOINS,
                () -> calls.post("gateway", "/graphql", question, 200),
                () -> Future.all(List.of(
                        patients.commit(bare.patient(patient)),
                        scheduling.commit(bare.ofPatient("id, starts_at, status", "appointment", patient)),
                        clinics.commit(
                                bare.byId("id, name", "treatment", treatment),
                                bare.byId("id, name", "practitioner", practitioner)),
                        billing.commit(bare.ofPatient("id, status, amount", "invoice", patient)),
                        messages.commit(bare.ofPatient("id, kind, status", "message", patient)))));
    }

    private BareDatabase database(String service, boolean isReplica) {
        var stack = platform.stack().addresses();
        return new BareDatabase(
                bareLoop,
                platform.environment(),
                isReplica ? stack.replica() : stack.primary(),
                service,
                clinic.clinic().group().tenant());
    }

    private Cost measure(OpenLoad load, Supplier<Future<?>> operation) {
        return measure(load, operation, Map.of());
    }

    private Cost measureBare(OpenLoad load, Supplier<Future<?>> operation) {
        Cost cost = measure(load, operation, Map.of(BARE, bareLoop::processorMillis));
        cost.processor().keySet().retainAll(List.of(BARE, Cost.POSTGRES));
        return cost;
    }

    private Cost measure(OpenLoad load, Supplier<Future<?>> operation, Map<String, DoubleSupplier> also) {
        long begin = System.nanoTime();
        Map<String, Double> before = processor(also);
        var micros = load.run(operation);
        settle();
        return new Cost(micros, (System.nanoTime() - begin) / 1e9, Cost.difference(before, processor(also)));
    }

    private Map<String, Double> processor(Map<String, DoubleSupplier> also) {
        Map<String, Double> millis = new HashMap<>(processes.millis());
        also.forEach((name, supplier) -> millis.put(name, supplier.getAsDouble()));
        return millis;
    }

    /** Until every event has had its effect. */
    private void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        double heard = -1;
        for (double now = heard(); now != heard && System.nanoTime() < deadline; now = heard()) {
            heard = now;
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
        }
    }

    private double heard() {
        return statistics.inbox("billing") + statistics.inbox("notify") + statistics.inbox("scheduling");
    }

    private static OpenLoad lasting(OpenLoad load, Duration duration) {
        return new OpenLoad(load.perSecond(), duration).patiently();
    }

    private String events() throws InterruptedException {
        long begin = System.nanoTime();
        BOOKINGS.run(() -> calls.post("scheduling", "/api/v1/appointments", clinic.nextVisit(), 201));
        settle();
        long seconds = (System.nanoTime() - begin) / 1_000_000_000;
        try (var kafka = new BareKafka(platform.stack().addresses().kafka())) {
            lasting(BOOKINGS, QUIET).run(kafka::sendAndHear);
            var bareMicros = BOOKINGS.run(kafka::sendAndHear);
            return String.format(
                    Locale.ROOT,
                    "From an event to its effect, p50 / p99 ms: notify %.0f / %.0f, billing %.0f / %.0f;"
                            + " bare Kafka %.1f / %.1f.",
                    statistics.eventToEffect("notify", 0.5, seconds),
                    statistics.eventToEffect("notify", 0.99, seconds),
                    statistics.eventToEffect("billing", 0.5, seconds),
                    statistics.eventToEffect("billing", 0.99, seconds),
                    bareMicros.getValueAtPercentile(50) / 1000.0,
                    bareMicros.getValueAtPercentile(99) / 1000.0);
        }
    }

    private Idle idle() {
        Map<String, Double> before = processes.millis();
        double transactions = statistics.transactions();
        long begin = System.nanoTime();
        LockSupport.parkNanos(MEASURE.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> perSecond = new TreeMap<>();
        Cost.difference(before, processes.millis()).forEach((name, millis) -> perSecond.put(name, millis / seconds));
        return new Idle(perSecond, (statistics.transactions() - transactions) / seconds);
    }

    /**
     * @param processor milliseconds a second by process
     * @param transactions a second, of all databases
     */
    private record Idle(Map<String, Double> processor, double transactions) {

        String text() {
            var text = new StringBuilder("Idle, % of a core:");
            processor.forEach(
                    (name, millis) -> text.append(String.format(Locale.ROOT, " %s %.1f,", name, millis / 10)));
            double all = processor.values().stream()
                    .mapToDouble(millis -> millis / 10)
                    .sum();
            return text.append(String.format(Locale.ROOT, " all %.1f; %.1f transactions a second.", all, transactions))
                    .toString();
        }
    }
}
