package io.neonpro.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A control group of Linux, which lets whoever starts in it have so much memory and no more, as a pod's limit does. There is one
 * only where this user may make it: as root, usually.
 */
final class MemoryGroup implements AutoCloseable {

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final Path FOLDER =
            (Files.isDirectory(GROUPS.resolve("memory")) ? GROUPS.resolve("memory") : GROUPS).resolve("neonpro-bench");

    /** Of the second version of control groups, and of the first. */
    private static final List<String> LIMITS = List.of("memory.max", "memory.limit_in_bytes");

    /** What does not fit is not put elsewhere: no swap, or as little as may be. */
    private static final List<String> SWAP = List.of("memory.swap.max", "memory.swappiness");

    private MemoryGroup() {}

    /** Without a limit, whatever one that was aborted has left behind. */
    static MemoryGroup open() {
        try {
            Files.deleteIfExists(FOLDER);
            Files.createDirectories(FOLDER);
            files(LIMITS)
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("No limit can be set in " + FOLDER
                            + ": run it as root where control groups of memory are, or without LIMITS=true"));
            files(SWAP).forEach(file -> write(file, "0"));
            return new MemoryGroup();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Limits of memory are for root to set: run it as root, or without LIMITS=true", e);
        }
    }

    /** The words before those of a program that is to start in the group, while there is one. */
    static List<String> words() {
        String members = FOLDER.resolve("cgroup.procs").toString();
        return List.of("sh", "-c", "[ ! -w " + members + " ] || echo $$ > " + members + "; exec \"$@\"", "sh");
    }

    /** From the next start on. */
    void limit(long megabytes) {
        files(LIMITS).forEach(file -> write(file, Long.toString(megabytes << 20)));
    }

    /** When nobody is in it any more. */
    @Override
    public void close() {
        try {
            Files.delete(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(List<String> names) {
        return names.stream().map(FOLDER::resolve).filter(Files::isWritable);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
