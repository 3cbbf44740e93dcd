package io.neonpro.identity.attempt;

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
}
