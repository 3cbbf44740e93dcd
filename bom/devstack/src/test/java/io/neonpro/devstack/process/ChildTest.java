package io.neonpro.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void aChildEndsWhenItIsAskedTo() {
        var child = start("sleep", "1000");

        child.stop(GRACE);

        assertThat(child.isAlive()).isFalse();
        assertThat(child.hasDied()).isFalse();
    }

    @Test
    void aChildThatDoesNotListenIsKilled() {
        var child = start("sh", "-c", "trap '' TERM; while true; do sleep 0.1; done");

        child.stop(Duration.ofMillis(300));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void whatAChildStartedEndsWithIt() {
        var child = start("sh", "-c", "sleep 1000 & echo started; wait");
        await().atMost(PATIENCE).until(() -> child.logTail().contains("started"));
        var grandchildren =
                ProcessHandle.of(child.pid()).orElseThrow().descendants().toList();

        child.stop(GRACE);

        await().atMost(PATIENCE).until(() -> grandchildren.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aChildDoesNotOutliveAParentThatWasKilled() throws IOException {
        var parent = orphanMaker().start();
        long child = Long.parseLong(parent.inputReader().readLine());
        assertThat(ProcessHandle.of(child)).isPresent();

        parent.destroyForcibly();

        await().atMost(PATIENCE)
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    private Child start(String... words) {
        return Child.start(new Command(List.of(words), Map.of(), folder, folder.resolve("log"), Signal.TERM));
    }

    private ProcessBuilder orphanMaker() {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OrphanMaker.class.getName(),
                folder.toString());
    }

    /** Starts a child, says its process id, and waits to be killed. */
    static final class OrphanMaker {

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            var sleep = List.of("sh", "-c", "trap '' INT; while true; do sleep 0.1; done");
            var child = Child.start(new Command(sleep, Map.of(), folder, folder.resolve("log"), Signal.TERM));
            System.out.println(child.pid());
            Thread.sleep(Duration.ofMinutes(5));
            child.kill();
        }
    }
}
