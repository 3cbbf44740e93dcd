package io.neonpro.kernel.event;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an event failed, and what is to become of it.
 *
 * @param reason for people
 * @param awaits the aggregate of which nothing was heard yet, if that is why
 * @param awaitsVersion whether a newer version of this service is what it waits for
 * @param pause until it is tried again; empty for a dead letter
 */
record Setback(String reason, @Nullable UUID awaits, boolean awaitsVersion, Optional<Duration> pause) {

    private static final int MAX_REASON = 1_000;

    /** After so many attempts in vain, this one among them. */
    static Setback of(Throwable failure, int attempts, RetryRules retries) {
        UUID awaits = failure instanceof NotHeardYet needed ? needed.key() : null;
        Optional<Duration> pause = switch (failure) {
            case UnreadableEvent never -> Optional.empty();
            case NewerEvent early -> Optional.of(retries.untilNewer(attempts));
            default -> retries.after(attempts);
        };
        return new Setback(reason(failure), awaits, failure instanceof NewerEvent, pause);
    }

    /** Text of Postgres has no NUL. */
    static String reason(Throwable failure) {
        String text = failure instanceof UnreadableEvent ? "unreadable: " + failure.getMessage() : failure.toString();
        String stored = text.replace("\0", "");
        return stored.length() <= MAX_REASON ? stored : stored.substring(0, MAX_REASON);
    }
}
