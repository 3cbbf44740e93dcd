package io.neonpro.acceptance.torture;

import io.neonpro.devstack.platform.Program;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends one program after the other as a crash would, and starts it again, until it is closed; then all of them run. */
final class Killer implements AutoCloseable {

    private final List<Program> programs;
    private final Random chance;
    private final Duration every;
    private final CountDownLatch isOver = new CountDownLatch(1);
    private final CompletableFuture<Integer> kills;

    /**
     * @param every between one's end and the next one's; longer where it takes longer to start
     */
    Killer(List<Program> programs, Random chance, Duration every) {
        this.programs = programs;
        this.chance = chance;
        this.every = every;
        this.kills = CompletableFuture.supplyAsync(
                this::kill, task -> Thread.ofPlatform().name("killer").start(task));
    }

    /** Lets go of them, and says how often one was killed. */
    int stop() {
        isOver.countDown();
        return kills.join();
    }

    @Override
    public void close() {
        stop();
    }

    private int kill() {
        int count = 0;
        long next = System.nanoTime();
        do {
            Program one = programs.get(chance.nextInt(programs.size()));
            one.kill();
            one.start();
            count++;
            next += every.toNanos();
        } while (!isOverAt(next));
        return count;
    }

    private boolean isOverAt(long nanoTime) {
        try {
            return isOver.await(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
