package io.neonpro.patient.request;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when a request is answered: fifteen days after it came, which the law grants for the complete answer (LGPD art. 19,
 * II); for what it asks "at once" (art. 18, § 3 to 6) they are the most that this platform takes.
 */
final class DeadlineRules {

    private static final Duration TO_ANSWER = Duration.ofDays(15);

    /** Left to answer in, when who answers for the group is reminded. */
    private static final Duration SOON = Duration.ofDays(3);

    private DeadlineRules() {}

    static Instant due(Instant received) {
        return received.plus(TO_ANSWER);
    }

    /** What is due before that is late, or will soon be. */
    static Instant soon(Instant now) {
        return now.plus(SOON);
    }
}
