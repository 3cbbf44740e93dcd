package io.neonpro.acceptance.sleep;

import io.neonpro.devstack.process.Part;
import io.neonpro.devstack.process.ServerPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes hold of the machine's memory; what several share counts once. */
final class Memory {

    private Memory() {}

    /** Of all processes of these parts that run. */
    static double megabytes(List<? extends Part> parts) {
        return parts.stream()
                .filter(ServerPart.class::isInstance)
                .flatMap(part -> ((ServerPart) part).pid().stream())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(Memory::megabytes)
                .sum();
    }

    private static double megabytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
