package io.neonpro.acceptance.bench;

import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.process.ServerPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How long each part of the platform, with all its processes, has had a processor. */
final class ProcessorTime {

    /** What one tick of {@code /proc/<pid>/stat} is, on every Linux there is. */
    private static final double MILLIS_PER_TICK = 10;

    private static final int USER = 13;
    private static final int SYSTEM = 14;
    private static final int ENDED_CHILDREN_USER = 15;
    private static final int ENDED_CHILDREN_SYSTEM = 16;

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
                .mapToDouble(process -> ownMillis(process.pid()))
                .sum();
    }

    private static double ownMillis(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
            String[] fields = ("0 0" + stat.substring(stat.lastIndexOf(')') + 1)).split(" ");
            return MILLIS_PER_TICK
                    * (Long.parseLong(fields[USER])
                            + Long.parseLong(fields[SYSTEM])
                            + Long.parseLong(fields[ENDED_CHILDREN_USER])
                            + Long.parseLong(fields[ENDED_CHILDREN_SYSTEM]));
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
