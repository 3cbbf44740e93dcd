package io.neonpro.acceptance.bench;

import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.process.ServerPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long each part of the platform, with all its processes, has had a processor. What the JVM's compilers took does not
 * count: they come to an end, though not within a benchmark.
 */
final class ProcessorTime {

    /** What one tick of {@code /proc/<pid>/stat} is, on every Linux there is. */
    private static final double MILLIS_PER_TICK = 10;

    /** User's and system's; of a process that of its children, too, which have ended. */
    private static final List<Integer> OWN = List.of(13, 14);

    private static final List<Integer> ALL = List.of(13, 14, 15, 16);
    private static final Pattern COMPILER = Pattern.compile("C[12] Compiler");

    private final Platform platform;

    ProcessorTime(Platform platform) {
        this.platform = platform;
    }

    /** Milliseconds by part; both servers of Postgres are one. */
    Map<String, Double> millis() {
        Map<String, Double> millis = new TreeMap<>();
        platform.parts().stream()
                .filter(ServerPart.class::isInstance)
                .map(ServerPart.class::cast)
                .forEach(part -> part.pid().ifPresent(pid -> millis.merge(nameOf(part), millis(pid), Double::sum)));
        return millis;
    }

    private String nameOf(ServerPart part) {
        boolean isPostgres =
                part == platform.stack().primary() || part == platform.stack().replica();
        return isPostgres ? Cost.POSTGRES : part.name();
    }

    private static double millis(long pid) {
        ProcessHandle root = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants())
                .map(process -> Path.of("/proc", "" + process.pid()))
                .mapToDouble(folder -> millis(folder, ALL) - compilerMillis(folder))
                .sum();
    }

    private static double compilerMillis(Path process) {
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            return threads.filter(thread ->
                            COMPILER.matcher(read(thread.resolve("comm"))).lookingAt())
                    .mapToDouble(thread -> millis(thread, OWN))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param folder of a process or a thread
     */
    private static double millis(Path folder, List<Integer> fields) {
        String stat = read(folder.resolve("stat"));
        String[] values = ("0 0" + stat.substring(stat.lastIndexOf(')') + 1)).split(" ");
        return stat.isEmpty()
                ? 0
                : MILLIS_PER_TICK
                        * fields.stream()
                                .mapToLong(field -> Long.parseLong(values[field]))
                                .sum();
    }

    /** Empty when it has ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }
}
