package io.neonpro.acceptance.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** When a platform that nobody asks anything has done what was left to do: consumers have joined, relays are idle. */
record Quiet(ProcessorTime processor) {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Of a core, of which an idle platform takes a twentieth. */
    private static final double BUSY = 0.15;

    /**
     * @throws IllegalStateException when it is busy still, and would be measured
     */
    void await() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (share() > BUSY) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The platform is not idle");
            }
        }
    }

    private double share() {
        double before = millis();
        LockSupport.parkNanos(LOOK.toNanos());
        return (millis() - before) / LOOK.toMillis();
    }

    private double millis() {
        return processor.millis().values().stream().mapToDouble(each -> each).sum();
    }
}
