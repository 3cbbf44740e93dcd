package io.neonpro.acceptance.bench;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.platform.Form;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.platform.Program;
import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a service takes from the start of its process to its first good answer, and what it
 * holds in memory then: on the JVM, and as a native executable. {@code make bench-startup}.
 */
class StartupBench {

    private static final int STARTS = 5;
    private static final long POLL_NANOS = 2_000_000;
    private static final List<String> SERVICES = List.of("patient", "scheduling");

    /**
     * @param millis from the process's start to the first 200
     * @param megabytes resident (VmRSS), right after that answer
     */
    private record Figures(double millis, double megabytes) {}

    @TempDir
    Path folder;

    @Test
    void jvmAndNative() {
        Path root = Sources.checkoutRoot(Path.of(""));
        PlatformSetup setup = PlatformSetup.forTests(root, folder);
        SERVICES.forEach(service -> requireNative(root, service));

        Map<String, Figures> jvm = measure(setup);
        Map<String, Figures> executable = measure(setup.as(Form.NATIVE));

        System.out.printf(
                "%nFrom process start to the first 200 of a read that needs a token and the"
                        + " database; median of %d starts.%n%n",
                STARTS);
        System.out.printf("%-12s %-8s %12s %14s%n", "service", "form", "first answer", "resident set");
        SERVICES.forEach(service -> print(service, jvm.get(service), executable.get(service)));
    }

    private static void print(String service, Figures jvm, Figures executable) {
        String row = "%-12s %-8s %9.0f ms %11.0f MB%s%n";
        System.out.printf(row, service, "jvm", jvm.millis(), jvm.megabytes(), "  baseline");
        System.out.printf(
                row,
                service,
                "native",
                executable.millis(),
                executable.megabytes(),
                "  %.0f times faster, %.1f times smaller"
                        .formatted(jvm.millis() / executable.millis(), jvm.megabytes() / executable.megabytes()));
    }

    private static Map<String, Figures> measure(PlatformSetup setup) {
        try (Platform platform = Platform.start(setup, Progress.SILENT)) {
            FurnishedClinic clinic = FurnishedClinic.open(RunningPlatform.addresses(platform), "Medida");
            clinic.slots();
            Map<String, Figures> figures = new LinkedHashMap<>();
            SERVICES.forEach(service -> figures.put(service, median(platform, clinic, service)));
            return figures;
        }
    }

    private static Figures median(Platform platform, FurnishedClinic clinic, String service) {
        List<Figures> all = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            platform.service(service).stop();
            all.add(start(platform.service(service), clinic, service));
        }
        return new Figures(
                middle(all.stream().map(Figures::millis)), middle(all.stream().map(Figures::megabytes)));
    }

    private static Figures start(Program program, FurnishedClinic clinic, String service) {
        Client reader = clinic.group().owner().elsewhere();
        String path = question(clinic, service);
        reader.accessToken();
        long begin = System.nanoTime();
        CompletableFuture<Void> started = CompletableFuture.runAsync(program::start);
        while (!answers(reader, service, path)) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        Figures figures = new Figures(millis, residentMegabytes(program.pid().orElseThrow()));
        started.join();
        return figures;
    }

    private static String question(FurnishedClinic clinic, String service) {
        LocalDate day = LocalDate.now().plusDays(2);
        return service.equals("patient")
                ? "/api/v1/patients?limit=1"
                : "/api/v1/slots?clinicId=%s&treatmentId=%s&from=%s&to=%s"
                        .formatted(clinic.group().clinic(), clinic.treatment(), day, day);
    }

    private static boolean answers(Client reader, String service, String path) {
        try {
            Answer answer = reader.get(service, path);
            return answer.status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static double residentMegabytes(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process, "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double middle(Stream<Double> values) {
        return values.sorted().skip(STARTS / 2).findFirst().orElseThrow();
    }

    private static void requireNative(Path root, String service) {
        try (Stream<Path> files = Files.list(root.resolve(service).resolve("target"))) {
            if (files.noneMatch(file -> file.toString().endsWith("-runner"))) {
                throw new IllegalStateException(service + " is not built: make native");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
