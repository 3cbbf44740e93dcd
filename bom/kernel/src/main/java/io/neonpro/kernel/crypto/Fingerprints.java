package io.neonpro.kernel.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.List;

/**
 * Fingerprints of what holds a secret, or little that can be guessed: keyed (HMAC-SHA-256) with a key derived from the
 * master key, so that nobody can try from the database alone what they were made of. They are known again for as long as
 * that key is in the ring: what is kept longer, or belongs to a tenant, has a {@link TenantSeal}.
 */
@ApplicationScoped
public class Fingerprints {

    private static final String PURPOSE = "neonpro: fingerprints of the platform";

    private final List<byte[]> keys;

    Fingerprints(MasterKeyRing ring) {
        keys = ring.derived(PURPOSE);
    }

    /** 32 bytes, the same for the same content as long as the master key is. */
    public byte[] of(byte[] content) {
        return Hmac.of(keys.getFirst(), content);
    }

    /** Whether a fingerprint is this content's, whichever of the master keys was the current one then. */
    public boolean isOf(byte[] content, byte[] fingerprint) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(fingerprint, Hmac.of(key, content)));
    }
}
