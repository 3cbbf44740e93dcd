package io.neonpro.kernel.crypto;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Wraps the tenants' keys with a master key that never meets the database.
 *
 * <p>{@link MasterKey} keeps it in configuration; a bean of this type in front of a key management
 * service takes its place.
 */
public interface KeyEncryption {

    /** The id of the master key that wraps. */
    String current();

    /**
     * The ids of those that wrapped before and still unwrap: what they wrapped is wrapped anew. None where a key
     * management service sees to that itself.
     */
    List<String> retired();

    /**
     * @param key 32 bytes
     * @param context what the wrapped key is for; authenticated, and needed again to unwrap
     */
    Uni<WrappedKey> wrap(byte[] key, String context);

    /**
     * The 32 bytes again; fails with {@link BrokenSealException} on other bytes or context, with {@link
     * UnknownMasterKeyException} when the master key is not there.
     */
    Uni<byte[]> unwrap(WrappedKey wrapped, String context);
}
