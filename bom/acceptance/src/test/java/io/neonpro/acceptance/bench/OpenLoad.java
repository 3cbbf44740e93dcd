package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Load as a crowd makes it: operations begin at a constant rate, however long the ones before take,
 * and each one's time counts from when it should have begun (Tene, "How NOT to Measure Latency").
 */
public record OpenLoad(double perSecond, Duration duration) {

    private static final int CROWD = 2_000;
    private static final long MAX_MICROS = 60_000_000;

    /**
     * @return what the operations took, in microseconds
     * @throws IllegalStateException when more than one in a hundred failed
     */
    public ConcurrentHistogram run(Supplier<Future<?>> operation) {
        var times = new ConcurrentHistogram(MAX_MICROS, 3);
        var underway = new Underway(CROWD);
        long begin = System.nanoTime();
        long count = Math.round(perSecond * duration.toMillis() / 1000);
        for (long i = 0; i < count; i++) {
            long intended = begin + (long) (i * 1e9 / perSecond);
            await(intended);
            underway.begin(
                    operation, () -> times.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - intended) / 1000)));
        }
        underway.end();
        return times;
    }

    private static void await(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
