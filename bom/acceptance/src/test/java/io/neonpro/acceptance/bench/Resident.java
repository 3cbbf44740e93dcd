package io.neonpro.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process holds in memory, as Linux tells it. */
final class Resident {

    private Resident() {}

    /** All that is there (VmRSS). */
    static double megabytes(long process) {
        return megabytes(process, "VmRSS:");
    }

    /** What is its own (RssAnon): the rest are pages of files, which all instances share, and which Linux lets go when others need room. */
    static double ownMegabytes(long process) {
        return megabytes(process, "RssAnon:");
    }

    private static double megabytes(long process, String kind) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process, "status"))) {
            return lines.filter(line -> line.startsWith(kind))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
