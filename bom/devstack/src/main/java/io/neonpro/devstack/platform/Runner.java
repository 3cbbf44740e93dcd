package io.neonpro.devstack.platform;

import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A built service in its module's {@code target}, and the words that start it in one form or another. */
public final class Runner {

    /** For six at once: a quarter less time to start, on a laptop worth more than throughput. */
    private static final List<String> QUICK_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    /** All compilers, after a fifth of the usual calls, and on threads that stay: who measures has minutes. */
    private static final List<String> FULL_COMPILER =
            List.of("-XX:CompileThresholdScaling=0.2", "-XX:-UseDynamicNumberOfCompilerThreads");

    private final String service;
    private final Path target;

    public Runner(Path root, String service) {
        this.service = service;
        this.target = root.resolve(service).resolve("target");
    }

    /**
     * @param compilesFully whether a JVM may use the compiler that is slower at first and then faster
     * @param properties what it is told as system properties
     * @throws PartFailed when it is not built in that form
     */
    List<String> command(Form form, boolean compilesFully, Map<String, String> properties) {
        var words = new ArrayList<String>();
        properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
        if (form == Form.NATIVE) {
            words.addFirst(executable().toString());
            return List.copyOf(words);
        }
        words.addAll(compiling(form, compilesFully));
        words.addAll(caching(form));
        return onTheJvm(words);
    }

    /** A cache also holds what was called how often, which only the second compiler needs, and has noted. */
    private static List<String> compiling(Form form, boolean compilesFully) {
        if (form == Form.TRAINING) {
            return List.of();
        }
        return compilesFully ? FULL_COMPILER : QUICK_COMPILER;
    }

    private List<String> caching(Form form) {
        return switch (form) {
            case TRAINING -> List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes());
            case JVM -> cacheIsOfThisBuild() ? List.of("-XX:AOTCache=" + cache()) : List.of();
            default -> List.of();
        };
    }

    /** @throws PartFailed when there is none, or more than one */
    public Path executable() {
        List<Path> found = executables();
        if (found.size() != 1) {
            throw new PartFailed("%s is not built natively: there %s in %s (make native SERVICE=%s)"
                    .formatted(service, found.isEmpty() ? "is no …-runner" : "are " + found, target, service));
        }
        return found.getFirst();
    }

    /** What {@code make aot} records, which need not be there. */
    public Path cache() {
        return application().resolve("app.aot");
    }

    /** The JVM takes no cache of other jars, and would say so at each start. */
    public boolean cacheIsOfThisBuild() {
        return modified(cache())
                .flatMap(cached -> modified(jar()).map(built -> cached >= built))
                .orElse(false);
    }

    private List<String> onTheJvm(List<String> words) {
        if (!Files.exists(jar())) {
            throw new PartFailed("%s is not built: %s is missing (mvn package)".formatted(service, jar()));
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx384m", "-XX:+UseSerialGC"));
        command.addAll(words);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", jar().toString()));
        return List.copyOf(command);
    }

    private List<Path> executables() {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (var files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-runner"))
                    .filter(Files::isExecutable)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path notes() {
        return application().resolve("app.aotconf");
    }

    private Path jar() {
        return application().resolve("quarkus-run.jar");
    }

    private Path application() {
        return target.resolve("quarkus-app");
    }

    private static Optional<Long> modified(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toMillis())
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
