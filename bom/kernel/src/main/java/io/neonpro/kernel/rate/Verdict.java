package io.neonpro.kernel.rate;

import java.time.Duration;

/**
 * What a bucket said to one request.
 *
 * @param left how much more may be asked for at once
 * @param delay until there is something again, when this was refused; else nothing
 */
public record Verdict(Rate rate, boolean isAdmitted, long left, Duration delay) {

    private static final long SECOND_MILLIS = 1_000;

    static Verdict admitted(Rate rate, long left) {
        return new Verdict(rate, true, Math.max(0, left), Duration.ZERO);
    }

    static Verdict refused(Rate rate, Duration delay) {
        return new Verdict(rate, false, 0, delay);
    }

    /** Whole seconds, so that who heeds them comes back late rather than early. */
    public long waitSeconds() {
        return Math.max(1, (delay.toMillis() + SECOND_MILLIS - 1) / SECOND_MILLIS);
    }

    /** As in the field {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10). */
    public String standing() {
        String standing = "\"" + rate.name() + "\";r=" + left;
        return isAdmitted ? standing : standing + ";t=" + waitSeconds();
    }
}
