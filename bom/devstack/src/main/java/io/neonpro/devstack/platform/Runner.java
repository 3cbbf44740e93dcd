package io.neonpro.devstack.platform;

import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A built service in its module's {@code target}, and the words that start it in one form or another. */
public final class Runner {

    /**
     * What a service loads is over 100 MB, and what is compiled of it over 60: at each of the JVM's own steps on the way there it
     * would collect everything, while somebody waits.
     */
    private static final List<String> MEMORY =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:MetaspaceSize=192m", "-XX:SweeperThreshold=100");

    private final String service;
    private final Path target;

    public Runner(Path root, String service) {
        this.service = service;
        this.target = root.resolve(service).resolve("target");
    }

    /** @throws PartFailed when it is not built in that form */
    List<String> command(Launch launch) {
        var words = new ArrayList<>(launch.before());
        words.addAll(launch.form() == Form.NATIVE ? natively(launch) : onTheJvm(launch));
        return List.copyOf(words);
    }

    private List<String> natively(Launch launch) {
        var words = new ArrayList<>(List.of(executable().toString()));
        words.addAll(told(launch));
        return words;
    }

    private List<String> onTheJvm(Launch launch) {
        if (!Files.exists(jar())) {
            throw new PartFailed("%s is not built: %s is missing (mvn package)".formatted(service, jar()));
        }
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        words.addAll(MEMORY);
        words.addAll(compiling(launch));
        words.addAll(caching(launch.form()));
        words.addAll(told(launch));
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", jar().toString()));
        return words;
    }

    private static List<String> told(Launch launch) {
        return launch.properties().entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    /** A cache also holds what was called how often, which only the second compiler needs, and has noted. */
    private static List<String> compiling(Launch launch) {
        if (launch.form() == Form.TRAINING) {
            return List.of();
        }
        return launch.compilers().words();
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
