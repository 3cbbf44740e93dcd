package io.neonpro.kernel.crypto;

/** A key was wrapped by a master key that is not configured, or not any more. */
public final class UnknownMasterKeyException extends RuntimeException {

    UnknownMasterKeyException(String id) {
        super("Master key '" + id + "' is not in NEONPRO_MASTER_KEYS");
    }
}
