package io.neonpro.kernel.crypto;

/** A sealed value was tampered with, moved to another place, or sealed with another key. */
public final class BrokenSealException extends RuntimeException {

    BrokenSealException(String context) {
        super("Broken seal on " + context);
    }

    BrokenSealException(String context, Throwable cause) {
        super("Broken seal on " + context, cause);
    }
}
