package io.neonpro.identity.attempt;

import io.neonpro.kernel.web.problem.ProblemException;

/** Somebody tried to sign in too often. */
public final class TooManyAttempts extends RuntimeException {

    private final long retryAfterSeconds;

    TooManyAttempts(long retryAfterSeconds) {
        super("Too many attempts", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The same where answers are problems. */
    public ProblemException asProblem() {
        return ProblemException.tooMany("too-many-attempts", "Too many attempts; wait a little.", retryAfterSeconds);
    }
}
