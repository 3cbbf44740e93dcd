package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The operations of a load that have begun, and how they ended. */
final class Underway {

    private static final int PATIENCE_SECONDS = 60;
    private static final double MAX_FAILED = 0.01;

    private final int maxAtOnce;
    private final Semaphore free;
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private int begun;

    Underway(int maxAtOnce) {
        this.maxAtOnce = maxAtOnce;
        this.free = new Semaphore(maxAtOnce);
    }

    /** As soon as there is room for one more. */
    void begin(Supplier<Future<?>> operation, Runnable whenDone) {
        free.acquireUninterruptibly();
        begun++;
        operation.get().onComplete(done -> {
            whenDone.run();
            if (done.failed()) {
                failed.incrementAndGet();
                failure.compareAndSet(null, done.cause());
            }
            free.release();
        });
    }

    /**
     * Waits for all of them.
     *
     * @throws IllegalStateException when more than one in a hundred failed
     */
    void end() {
        if (!areAllDone()) {
            throw new IllegalStateException((maxAtOnce - free.availablePermits()) + " were never answered");
        }
        if (failed.get() > begun * MAX_FAILED) {
            throw new IllegalStateException(failed + " of " + begun + " failed", failure.get());
        }
    }

    private boolean areAllDone() {
        try {
            return free.tryAcquire(maxAtOnce, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
