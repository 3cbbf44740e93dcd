package io.neonpro.acceptance.journey;

import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program behind {@code make run}, called as the Makefile does. */
final class LaptopRun implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofMinutes(4);
    private static final long SHUTDOWN_SECONDS = 90;

    /** What a shell starts in the background, such as a build, passes on to ignore Ctrl-C. */
    private static final String HEEDS_INTERRUPTS = "$SIG{INT} = 'DEFAULT'; exec { $ARGV[0] } @ARGV";

    private final Process launcher;
    private final List<ProcessHandle> children;

    private LaptopRun(Process launcher) {
        this.launcher = launcher;
        this.children = launcher.descendants().toList();
    }

    /** Returns when it says that it runs. */
    static LaptopRun start(Path data, LaptopPorts ports) throws IOException {
        Path root = Sources.checkoutRoot(Path.of("")).toAbsolutePath();
        Path devstack = root.resolve("bom/devstack/target");
        Path log = data.resolve("launcher.log");
        ProcessBuilder java = new ProcessBuilder(
                        "perl",
                        "-e",
                        HEEDS_INTERRUPTS,
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        devstack.resolve("neonpro-devstack.jar") + ":" + devstack.resolve("lib") + "/*",
                        "io.neonpro.devstack.Launcher",
                        "--as=" + RunningPlatform.form())
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        java.environment().putAll(ports.variables());
        java.environment().put("NEONPRO_DATA", data.resolve("neonpro").toString());
        Process launcher = java.start();
        try {
            await().atMost(STARTUP)
                    .until(() -> !launcher.isAlive() || Files.readString(log).contains("runs."));
            if (!launcher.isAlive()) {
                throw new IllegalStateException(Files.readString(log));
            }
            return new LaptopRun(launcher);
        } catch (RuntimeException failed) {
            launcher.destroy();
            throw failed;
        }
    }

    /** Ctrl-C, until it has ended. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(launcher.pid()))
                .start()
                .waitFor();
        if (!launcher.waitFor(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
            launcher.destroyForcibly();
            throw new IllegalStateException("It does not stop");
        }
    }

    /** What it started and did not end. */
    List<String> leftBehind() {
        return children.stream()
                .filter(ProcessHandle::isAlive)
                .map(child -> child.info().commandLine().orElse("process " + child.pid()))
                .toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (launcher.isAlive()) {
            interrupt();
        }
    }
}
