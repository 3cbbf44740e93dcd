package io.neonpro.clinic.onboarding;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of a ration is left. It refills evenly with time, up to a burst (token bucket).
 *
 * @param tokens that are left; fractions are on their way
 * @param at the instant of the last request
 * @param isGranted whether that request got a token
 */
record TokenBucket(double tokens, Instant at, boolean isGranted) {

    /**
     * What may be taken.
     *
     * @param burst at once
     * @param refill the time in which one token comes back
     */
    record Ration(int burst, Duration refill) {}

    static TokenBucket full(Ration ration, Instant now) {
        return new TokenBucket(ration.burst(), now, true);
    }

    /** After one more request. */
    TokenBucket take(Ration ration, Instant now) {
        double come =
                (double) Duration.between(at, now).toNanos() / ration.refill().toNanos();
        double there = Math.min(ration.burst(), tokens + Math.max(0, come));
        return there >= 1 ? new TokenBucket(there - 1, now, true) : new TokenBucket(there, now, false);
    }

    /** How long until there is a token again. */
    Duration wait(Ration ration) {
        double missing = Math.max(0, 1 - tokens);
        return Duration.ofNanos((long) Math.ceil(missing * ration.refill().toNanos()));
    }
}
