package io.neonpro.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program that does not outlive this JVM: a watcher beside it reads a pipe from here, and when
 * the pipe closes, even because this JVM was killed, ends the program. It runs in a session of its
 * own, so that Ctrl-C in a terminal reaches only this JVM, which stops its children in order.
 */
public final class Child {

    /**
     * {@code exec} keeps the process id, so the shell's own id is the program's. The first argument
     * is the signal, the second a minus when the program leads a process group, which is then
     * signalled as a whole.
     */
    private static final String WATCHED = """
            signal=$1 target=$2$$
            shift 2
            exec 3<&0 </dev/null
            (
              trap '' INT TERM HUP
              cat <&3
              kill -s $signal -- $target || exit
              for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
                sleep 1
                kill -0 $$ || exit
              done
              kill -s KILL -- $target
            ) >/dev/null 2>&1 &
            exec 3<&-
            exec "$@"
            """;

    private static final List<String> OWN_SESSION = ownSession();
    private static final String GROUP = OWN_SESSION.isEmpty() ? "" : "-";
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final int TAIL_LINES = 15;

    private final Process process;
    private final Command command;
    private volatile boolean asked;
    private volatile boolean isKilled;

    private Child(Process process, Command command) {
        this.process = process;
        this.command = command;
    }

    /** Starts the program; its output goes to the command's log. */
    public static Child start(Command command) {
        var words = new ArrayList<>(OWN_SESSION);
        words.addAll(List.of("sh", "-c", WATCHED, "sh", command.end().name(), GROUP));
        words.addAll(command.words());
        try {
            Files.createDirectories(command.log().getParent());
            Files.createDirectories(command.directory());
            var builder = new ProcessBuilder(words)
                    .directory(command.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            return new Child(builder.start(), command);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ended without having been asked to. */
    public boolean hasDied() {
        return !asked && !process.isAlive();
    }

    /** Whether it had to be killed, or something that it has started. */
    public boolean isKilled() {
        return isKilled;
    }

    /** Only after its end. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Asks it and its own children to end, and kills what has not ended within {@code grace}. */
    public void stop(Duration grace) {
        end(command.end().name(), grace);
    }

    /** Ends it at once, as a crash would, with everything it started. */
    public void kill() {
        end("KILL", KILL_LIMIT);
    }

    /** Halts it and the children it made of itself, the parent first, so that no child is missed. */
    public void freeze() {
        kill("STOP", process.toHandle());
        itsOwn().forEach(child -> kill("STOP", child));
    }

    /** Lets them go on. */
    public void thaw() {
        itsOwn().forEach(child -> kill("CONT", child));
        kill("CONT", process.toHandle());
    }

    /** Not the watcher, which is to end it even then. */
    private Stream<ProcessHandle> itsOwn() {
        var program = process.info().command();
        return process.descendants().filter(child -> child.info().command().equals(program));
    }

    public String logTail() {
        try (var lines = Files.lines(command.log())) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
        } catch (IOException | UncheckedIOException unreadable) {
            return "(no log: " + command.log() + ")";
        }
    }

    private void end(String signal, Duration grace) {
        asked = true;
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        signal(signal);
        long deadline = System.nanoTime() + grace.toNanos();
        all.forEach(one -> await(one, deadline));
        if (all.stream().anyMatch(ProcessHandle::isAlive)) {
            isKilled = true;
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> await(one, System.nanoTime() + KILL_LIMIT.toNanos()));
        }
    }

    private void signal(String signal) {
        run("kill -s %s -- %s%d".formatted(signal, GROUP, pid()));
    }

    private static void kill(String signal, ProcessHandle one) {
        run("kill -s %s -- %d".formatted(signal, one.pid()));
    }

    private static void run(String kill) {
        try {
            new ProcessBuilder("sh", "-c", kill).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(ProcessHandle process, long deadline) {
        try {
            process.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException stays) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> ownSession() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        return onPath("perl")
                ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV")
                : List.of();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
