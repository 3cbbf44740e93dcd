package io.neonpro.kernel.job;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of running a job, as far as others are concerned.
 *
 * @param hasFoundAll whether what jobs of its kind need is there
 * @param comesAgainAfter in how long it is due again, if it is
 */
record Attempt(boolean hasFoundAll, Optional<Duration> comesAgainAfter) {

    /** The job is over, or somebody else's. */
    static final Attempt LAST = new Attempt(true, Optional.empty());

    static Attempt again(Duration delay) {
        return new Attempt(true, Optional.of(delay));
    }

    static Attempt inVain(Duration delay) {
        return new Attempt(false, Optional.of(delay));
    }
}
