package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Load as a crowd makes it: operations begin at a constant rate, however long the ones before take,
 * and each one's time counts from when it should have begun (Tene, "How NOT to Measure Latency").
 */
record OpenLoad(double perSecond, Duration duration, int maxAtOnce) {

    private static final int CROWD = 2_000;
    private static final int FEW = 8;
    private static final int PATIENCE_SECONDS = 60;
    private static final long MAX_MICROS = 60_000_000;
    private static final double MAX_FAILED = 0.01;

    OpenLoad(double perSecond, Duration duration) {
        this(perSecond, duration, CROWD);
    }

    /** As many operations, but no more than a few at once: to prepare with, not to measure. */
    OpenLoad patiently() {
        return new OpenLoad(perSecond, duration, FEW);
    }

    /**
     * @return what the operations took, in microseconds
     * @throws IllegalStateException when more than one in a hundred failed
     */
    ConcurrentHistogram run(Supplier<Future<?>> operation) {
        var times = new ConcurrentHistogram(MAX_MICROS, 3);
        var running = new Semaphore(maxAtOnce);
        var failures = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        long begin = System.nanoTime();
        int count = count();
        for (int i = 0; i < count; i++) {
            long intended = begin + (long) (i * 1e9 / perSecond);
            await(intended);
            running.acquireUninterruptibly();
            operation.get().onComplete(done -> {
                times.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - intended) / 1000));
                if (done.failed()) {
                    failures.incrementAndGet();
                    failure.compareAndSet(null, done.cause());
                }
                running.release();
            });
        }
        awaitAll(running);
        if (failures.get() > count * MAX_FAILED) {
            throw new IllegalStateException(failures + " of " + count + " failed", failure.get());
        }
        return times;
    }

    private static void awaitAll(Semaphore running) {
        try {
            if (!running.tryAcquire(maxAtOnce, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException((maxAtOnce - running.availablePermits()) + " were never answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int count() {
        return (int) (perSecond * duration.toMillis() / 1000);
    }

    private static void await(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
