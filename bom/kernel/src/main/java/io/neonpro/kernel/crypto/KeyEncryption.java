package io.neonpro.kernel.crypto;

import io.smallrye.mutiny.Uni;

/**
 * Wraps the tenants' keys with a master key that never meets the database.
 *
 * <p>{@link MasterKey} keeps it in configuration; a bean of this type in front of a key management
 * service takes its place.
 */
public interface KeyEncryption {

    /**
     * @param key 32 bytes
     * @param context what the wrapped key is for; authenticated, and needed again to unwrap
     */
    Uni<byte[]> wrap(byte[] key, String context);

    /** The 32 bytes again; fails with {@link BrokenSealException} on other bytes or context. */
    Uni<byte[]> unwrap(byte[] wrapped, String context);
}
