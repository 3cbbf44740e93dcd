package io.neonpro.kernel.rate;

import java.time.Duration;

/**
 * A token bucket of this instance, kept as the one instant at which it will be full again (GCRA, ITU-T I.371).
 *
 * @param fullAt in nanoseconds of a clock that only goes on
 */
record Bucket(long fullAt, boolean isGranted) {

    static Bucket full(long now) {
        return new Bucket(now, true);
    }

    Bucket take(Rate rate, long now) {
        long next = Math.max(fullAt, now) + rate.intervalNanos();
        return next - now <= capacity(rate) ? new Bucket(next, true) : new Bucket(fullAt, false);
    }

    Verdict verdict(Rate rate, long now) {
        long room = capacity(rate) - Math.max(0, fullAt - now);
        return isGranted
                ? Verdict.admitted(rate, room / rate.intervalNanos())
                : Verdict.refused(rate, Duration.ofNanos(rate.intervalNanos() - room));
    }

    private static long capacity(Rate rate) {
        return rate.burst() * rate.intervalNanos();
    }
}
