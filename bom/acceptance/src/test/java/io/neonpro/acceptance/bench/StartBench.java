package io.neonpro.acceptance.bench;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.platform.Form;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.platform.Program;
import io.neonpro.devstack.platform.Runner;
import io.neonpro.devstack.process.Command;
import io.neonpro.migrate.Sources;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each service is worth in each of its forms: how long it takes from the start of its process to its first good answer
 * and to its first booking, what it holds in memory then and after many requests, and how many of them a processor does.
 * {@code make bench-start}.
 */
class StartBench {

    private static final int ROUNDS = 5;
    private static final int REQUESTS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long POLL_NANOS = 2_000_000;
    private static final List<String> SERVICES =
            chosen("services", List.of("identity", "clinic", "patient", "scheduling", "billing", "notify"));
    private static final boolean WITH_LIMITS = Boolean.getBoolean("neonpro.bench.limits");
    private static final boolean WITH_TIMELINE = Boolean.getBoolean("neonpro.bench.timeline");
    private static final List<Form> FORMS = chosen("forms", List.of("native", "jvm", "plain")).stream()
            .map(Form::named)
            .toList();

    /**
     * @param megabytes resident after so many requests
     * @param parts what of it is what
     * @param perSecond of a processor that the service has for itself, of as many more, when compilers have done most of theirs
     * @param limit megabytes that it can do with; not a number where nobody asked
     */
    record Work(double megabytes, MemoryParts parts, double perSecond, double limit) {}

    @TempDir
    Path folder;

    @Test
    void everyServiceInEveryForm() {
        Path root = Sources.checkoutRoot(Path.of(""));
        StartTable table = new StartTable(root);
        FORMS.forEach(form -> SERVICES.forEach(service -> requireBuilt(new Runner(root, service), form)));
        if (WITH_LIMITS) {
            MemoryGroup.open().close();
        }
        for (Form form : FORMS) {
            PlatformSetup setup = PlatformSetup.forTests(root, folder.resolve(form.toString()))
                    .asShipped()
                    .as(form)
                    .telling(Timeline.PROPERTY, Boolean.toString(WITH_TIMELINE))
                    .startedBy(WITH_LIMITS ? MemoryGroup.words() : List.of());
            try (Platform platform = Platform.start(setup, Progress.SILENT);
                    EventLoop load = new EventLoop()) {
                measure(platform, form, load, table);
            }
            if (WITH_TIMELINE) {
                SERVICES.forEach(service ->
                        System.out.println(Timeline.of(service, setup.logs().resolve(service + ".log"))
                                .text()));
            }
        }
        System.out.printf("%n%s%n", table.text());
    }

    /** Lest one form be measured for another. */
    private static void requireBuilt(Runner runner, Form form) {
        if (form == Form.NATIVE) {
            runner.executable();
        }
        if (form == Form.JVM && !runner.cacheIsOfThisBuild()) {
            throw new IllegalStateException(runner.cache() + " is missing or older than the build: make aot");
        }
    }

    private static void measure(Platform platform, Form form, EventLoop load, StartTable table) {
        FurnishedClinic clinic = FurnishedClinic.open(RunningPlatform.addresses(platform), "Medida");
        clinic.slots();
        Map<String, Starts> starts = new HashMap<>();
        Map<String, Starts> bookings = new HashMap<>();
        SERVICES.forEach(service -> starts.put(service, new Starts()));
        SERVICES.forEach(service -> bookings.put(service, new Starts()));
        for (int round = 0; round < ROUNDS; round++) {
            Client reader = clinic.group().owner().elsewhere();
            for (String service : SERVICES) {
                BareRequest asked = BareRequest.get(read(clinic, service), reader.accessToken());
                starts.get(service).add(start(platform, service, asked, 200));
            }
            if (SERVICES.contains("scheduling")) {
                bookings.get("scheduling").add(firstBooking(platform, clinic));
            }
        }
        for (String service : SERVICES) {
            Client reader = clinic.group().owner().elsewhere();
            String read = read(clinic, service);
            HttpCalls calls = new HttpCalls(load.vertx(), RunningPlatform.addresses(platform), reader);
            Work work = work(platform, service, () -> calls.get(service, read));
            table.add(service, form, starts.get(service), bookings.get(service), work);
        }
    }

    /**
     * The process alone: without anybody who asks whether it is ready, and when nobody else has anything to do, such as the one that
     * was started before.
     */
    private static StartFigures start(Platform platform, String service, BareRequest request, int status) {
        Program program = platform.service(service);
        program.stop();
        new Quiet(new ProcessorTime(platform)).await();
        long begin = System.nanoTime();
        Process alone = process(program.command());
        try {
            while (!request.isAnswered(program.url().getPort(), status)) {
                requireStarting(alone, begin);
                LockSupport.parkNanos(POLL_NANOS);
            }
            return new StartFigures((System.nanoTime() - begin) / 1e6, Resident.megabytes(alone.pid()));
        } finally {
            alone.destroy();
            alone.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            program.start();
        }
    }

    private static void requireStarting(Process alone, long begin) {
        if (!alone.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new IllegalStateException("It has not answered: " + alone.info());
        }
    }

    private static Process process(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StartFigures firstBooking(Platform platform, FurnishedClinic clinic) {
        UUID patient = clinic.register("Rui Prado", UUID.randomUUID() + "@start.example");
        String free = clinic.slots().at("/0/start").asText();
        BareRequest asked = BareRequest.post(
                "/api/v1/appointments",
                wish(clinic, patient, free),
                clinic.group().owner().accessToken());
        return start(platform, "scheduling", asked, 201);
    }

    private static Work work(Platform platform, String service, Supplier<Future<?>> read) {
        Rehearsal load = new Rehearsal(REQUESTS, PATIENCE);
        load.run(read);
        Program program = platform.service(service);
        long process = program.pid().orElseThrow();
        double megabytes = Resident.megabytes(process);
        MemoryParts parts = MemoryParts.of(process);
        ProcessorTime processor = new ProcessorTime(platform);
        double before = processor.millis().get(service);
        int done = load.run(read);
        double millis = processor.millis().get(service) - before;
        double limit = WITH_LIMITS ? new SmallestLimit(program, load, read).megabytes() : Double.NaN;
        return new Work(megabytes, parts, done / (millis / 1000), limit);
    }

    /** A read that needs a token and the database. */
    private static String read(FurnishedClinic clinic, String service) {
        LocalDate day = LocalDate.now().plusDays(2);
        return switch (service) {
            case "identity" -> "/api/v1/memberships?limit=1";
            case "clinic" -> "/api/v1/treatments?limit=1";
            case "patient" -> "/api/v1/patients?limit=1";
            case "billing" -> "/api/v1/invoices?limit=1";
            case "notify" -> "/api/v1/messages?limit=1";
            default ->
                "/api/v1/slots?clinicId=%s&treatmentId=%s&from=%s&to=%s"
                        .formatted(clinic.group().clinic(), clinic.treatment(), day, day);
        };
    }

    private static String wish(FurnishedClinic clinic, UUID patient, String start) {
        return """
                {"clinicId": "%s", "patientId": "%s", "treatmentId": "%s", "start": "%s"}
                """.formatted(clinic.group().clinic(), patient, clinic.treatment(), start);
    }

    private static List<String> chosen(String what, List<String> all) {
        String said = System.getProperty("neonpro.bench." + what, "");
        return said.isEmpty() ? all : Arrays.asList(said.split(","));
    }
}
