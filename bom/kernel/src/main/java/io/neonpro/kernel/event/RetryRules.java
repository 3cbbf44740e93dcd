package io.neonpro.kernel.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a failed event is tried again. */
final class RetryRules {

    private static final Duration LONGEST_UNTIL_NEWER = Duration.ofMinutes(10);

    private final List<Duration> waits;

    /**
     * @param waits before the second attempt, the third, and so on
     */
    RetryRules(List<Duration> waits) {
        this.waits = List.copyOf(waits);
    }

    /** How long it waits after so many attempts in vain; empty when there is no further one. */
    Optional<Duration> after(int attempts) {
        return attempts <= waits.size() ? Optional.of(waits.get(attempts - 1)) : Optional.empty();
    }

    /** How long one waits that a newer version of the service reads, which comes some day. */
    Duration untilNewer(int attempts) {
        return after(attempts)
                .filter(wait -> wait.compareTo(LONGEST_UNTIL_NEWER) < 0)
                .orElse(LONGEST_UNTIL_NEWER);
    }
}
