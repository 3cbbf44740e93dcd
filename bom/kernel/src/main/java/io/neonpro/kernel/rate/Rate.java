package io.neonpro.kernel.rate;

import java.time.Duration;

/**
 * How much somebody may ask for: so much at once, and so much a minute in the long run.
 *
 * @param name of the policy, as answers name it
 */
public record Rate(String name, int perMinute, int burst) {

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    public Rate {
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate lets something through: " + name);
        }
    }

    /** After how long what was taken has come back. */
    long intervalNanos() {
        return MINUTE_NANOS / perMinute;
    }

    /** As in the field {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10). */
    public String policy() {
        long windowSeconds =
                Math.max(1, Duration.ofNanos(burst * intervalNanos()).toSeconds());
        return "\"" + name + "\";q=" + burst + ";w=" + windowSeconds;
    }
}
