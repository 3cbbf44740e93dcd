package io.neonpro.acceptance.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * What runs while somebody needs it: started for the first who comes, stopped when nobody has been there for a while. Who comes
 * while it starts or stops waits until it is up.
 */
final class Sleeper implements AutoCloseable {

    /** Enough for a morning's crowd; whoever comes beyond is told to come back. */
    static final int MAX_WAITING = 1_000;

    private enum State {
        ASLEEP,
        WAKING,
        AWAKE,
        FALLING_ASLEEP
    }

    private final Runnable start;
    private final Runnable stop;
    private final Duration idle;
    private final BooleanSupplier mayRest;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sleeper").factory());
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private State state = State.ASLEEP;
    private int inside;
    private long lastLeftNanos;
    private int starts;

    /**
     * @param start returns when it is up
     * @param stop returns when it has ended
     * @param idle how long nobody was there
     * @param mayRest whether it is a time at which it may stop
     */
    Sleeper(Runnable start, Runnable stop, Duration idle, BooleanSupplier mayRest) {
        this.start = start;
        this.stop = stop;
        this.idle = idle;
        this.mayRest = mayRest;
    }

    /** Done when it is up; who was let in leaves again. */
    CompletableFuture<Void> enter() {
        synchronized (this) {
            if (state == State.AWAKE) {
                inside++;
                return CompletableFuture.completedFuture(null);
            }
            if (waiting.size() == MAX_WAITING) {
                return CompletableFuture.failedFuture(new IllegalStateException(MAX_WAITING + " wait already"));
            }
            CompletableFuture<Void> admission = new CompletableFuture<>();
            waiting.add(admission);
            if (state == State.ASLEEP) {
                wake();
            }
            return admission;
        }
    }

    synchronized void leave() {
        inside--;
        lastLeftNanos = System.nanoTime();
    }

    /** Called every now and then: stops it when its time has come. */
    synchronized void lookAround() {
        boolean isIdle = inside == 0 && System.nanoTime() - lastLeftNanos >= idle.toNanos();
        if (state == State.AWAKE && isIdle && mayRest.getAsBoolean()) {
            state = State.FALLING_ASLEEP;
            worker.execute(this::stopIt);
        }
    }

    synchronized boolean isAsleep() {
        return state == State.ASLEEP;
    }

    /** How often it was started. */
    synchronized int starts() {
        return starts;
    }

    /** Stops it whoever is there. */
    @Override
    public void close() {
        worker.execute(stop);
        worker.close();
    }

    private void wake() {
        state = State.WAKING;
        starts++;
        worker.execute(this::startIt);
    }

    private void startIt() {
        try {
            start.run();
            admit();
        } catch (RuntimeException failed) {
            refuse(failed);
        }
    }

    private void admit() {
        List<CompletableFuture<Void>> admitted;
        synchronized (this) {
            state = State.AWAKE;
            admitted = takeWaiting();
            inside += admitted.size();
            lastLeftNanos = System.nanoTime();
        }
        admitted.forEach(admission -> admission.complete(null));
    }

    /** The next one to come tries again. */
    private void refuse(RuntimeException failed) {
        List<CompletableFuture<Void>> refused;
        synchronized (this) {
            state = State.ASLEEP;
            refused = takeWaiting();
        }
        refused.forEach(admission -> admission.completeExceptionally(failed));
    }

    private List<CompletableFuture<Void>> takeWaiting() {
        List<CompletableFuture<Void>> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private void stopIt() {
        try {
            stop.run();
        } finally {
            rested();
        }
    }

    private synchronized void rested() {
        state = State.ASLEEP;
        if (!waiting.isEmpty()) {
            wake();
        }
    }
}
