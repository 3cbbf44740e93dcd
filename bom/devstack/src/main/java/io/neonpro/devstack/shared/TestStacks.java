package io.neonpro.devstack.shared;

import io.neonpro.devstack.Addresses;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.process.ChildJvm;
import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** The stacks that tests use: one per checkout that all share, and private ones to break. */
public final class TestStacks {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration SHARED_IDLE = Duration.ofSeconds(60);
    private static final Duration PRIVATE_IDLE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(25);

    private TestStacks() {}

    /** The stack of this checkout, started by whoever comes first. */
    public static Stack shared() {
        return shared(home().resolve("shared-" + checkoutKey()), SHARED_IDLE);
    }

    /** A stack of one's own, for tests that stop its parts; it ends when it is closed. */
    public static Stack isolated() {
        return isolated(false);
    }

    /** The same, with a second replica when it is asked for. */
    public static Stack isolated(boolean hasSecondReplica) {
        try {
            Path folder = Files.createTempDirectory(home(), "isolated-");
            return launch(folder, folder.resolve(Holder.ADDRESSES_FILE), PRIVATE_IDLE, false, hasSecondReplica);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Threads of this JVM take turns by {@code synchronized}, processes by a lock on a file. */
    static synchronized Stack shared(Path folder, Duration idle) {
        new Folder(folder).create();
        Path addresses = folder.resolve(Holder.ADDRESSES_FILE);
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var turn = channel.lock()) {
            var running = join(addresses, true);
            if (running.isPresent()) {
                return running.get();
            }
            Files.deleteIfExists(addresses);
            return launch(Files.createTempDirectory(folder, "run-"), addresses, idle, true, false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Stack> join(Path addresses, boolean isShared) {
        var written = new Properties();
        try (var in = Files.newBufferedReader(addresses)) {
            written.load(in);
        } catch (IOException absent) {
            return Optional.empty();
        }
        return Lease.take(Integer.parseInt(written.getProperty(Holder.CONTROL_PORT)))
                .map(lease -> new HeldStack(Addresses.of(written), lease, isShared));
    }

    private static Stack launch(Path run, Path addresses, Duration idle, boolean isShared, boolean hasSecondReplica) {
        Path log = run.resolve("holder.log");
        Process holder = start(run, addresses, log, idle, hasSecondReplica);
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (holder.isAlive() && System.nanoTime() < deadline) {
            var stack = join(addresses, isShared);
            if (stack.isPresent()) {
                return stack.get();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        holder.destroy();
        throw new PartFailed("the test stack did not start:\n" + content(log));
    }

    private static Process start(Path run, Path addresses, Path log, Duration idle, boolean hasSecondReplica) {
        var words = new ChildJvm(Holder.class, "192m", false)
                .command(
                        run.toString(),
                        addresses.toString(),
                        Long.toString(idle.toSeconds()),
                        Boolean.toString(hasSecondReplica));
        try {
            return new ProcessBuilder(words)
                    .directory(run.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A rebuilt devstack gets a stack of its own and leaves the earlier one to its users. */
    private static String checkoutKey() {
        Path root = Sources.checkoutRoot(Path.of(""));
        var program = TestStacks.class.getProtectionDomain().getCodeSource().getLocation();
        long built = Path.of(program.getPath()).toFile().lastModified();
        return Integer.toHexString(Objects.hash(root.toString(), program.getPath(), built));
    }

    private static Path home() {
        String folder = "neonpro-devstack-" + System.getProperty("user.name");
        return new Folder(Path.of(System.getProperty("java.io.tmpdir"), folder))
                .create()
                .path();
    }

    private static String content(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "(no log)";
        }
    }
}
