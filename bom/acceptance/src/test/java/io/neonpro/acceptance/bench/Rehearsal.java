package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/** Operations as fast as a few at once go: to prepare with and until compilers are done, not to measure. */
record Rehearsal(int maxCount, Duration atMost) {

    private static final int AT_ONCE = 8;

    void run(Supplier<Future<?>> operation) {
        var underway = new Underway(AT_ONCE);
        long end = System.nanoTime() + atMost.toNanos();
        for (int i = 0; i < maxCount && System.nanoTime() < end; i++) {
            underway.begin(operation, () -> {});
        }
        underway.end();
    }
}
