package io.neonpro.kernel.event;

import java.time.Duration;

/** The right to relay a lane of the outbox for a while; it is prolonged until somebody else has it. */
final class LaneLease {

    private final int lane;
    private final long epoch;
    private volatile long endsAtNanos;

    /**
     * @param epoch of which no other instance has a lease of this lane
     * @param endsAtNanos by {@link System#nanoTime}, counted from before the database counted
     */
    LaneLease(int lane, long epoch, long endsAtNanos) {
        this.lane = lane;
        this.epoch = epoch;
        this.endsAtNanos = endsAtNanos;
    }

    int lane() {
        return lane;
    }

    long epoch() {
        return epoch;
    }

    /** Whether what takes this long ends before another instance may begin. */
    boolean isGoodFor(Duration duration) {
        return endsAtNanos - System.nanoTime() > duration.toNanos();
    }

    void prolong(LaneLease renewed) {
        endsAtNanos = renewed.endsAtNanos;
    }
}
