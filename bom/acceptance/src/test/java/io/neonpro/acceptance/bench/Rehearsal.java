package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/** Operations as fast as eight at once go: until compilers are done, and to see what one costs. */
public record Rehearsal(int maxCount, Duration atMost) {

    private static final int AT_ONCE = 8;

    /**
     * @return how often it was done
     */
    public int run(Supplier<Future<?>> operation) {
        var underway = new Underway(AT_ONCE);
        long end = System.nanoTime() + atMost.toNanos();
        int count = 0;
        while (count < maxCount && System.nanoTime() < end) {
            underway.begin(operation, () -> {});
            count++;
        }
        underway.end();
        return count;
    }
}
