package io.neonpro.kernel.data;

import java.time.Duration;

/** When a server was last heard of on any connection of a pool: one statement that is late is slow, all are silence. */
final class Pulse {

    private final long toleranceNanos;
    private final Runnable onSilence;
    private volatile long heardAtNanos = System.nanoTime();

    /**
     * @param limit how long a connection waits in vain; the server is silent when none heard of it for half of that
     */
    Pulse(Duration limit, Runnable onSilence) {
        this.toleranceNanos = limit.toNanos() / 2;
        this.onSilence = onSilence;
    }

    void heard() {
        heardAtNanos = System.nanoTime();
    }

    /** A connection has waited in vain. */
    void missed() {
        if (System.nanoTime() - heardAtNanos >= toleranceNanos) {
            onSilence.run();
        }
    }
}
