package io.neonpro.identity.secret;

import io.neonpro.kernel.crypto.SecretSeal;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret made by a machine: a refresh token, an authorization code, a client's secret. It has 256
 * random bits, so its plain digest is enough to store it and to find it by. Never logged.
 */
public record Secret(String value) {

    private static final String SUCCESSOR = "successor";
    private static final int BYTES = 32;

    public static Secret random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** SHA-256, 32 bytes. */
    public byte[] hash() {
        return Digest.of(value);
    }

    /** Another one, as only who shows this one can open it. */
    public byte[] sealed(Secret other) {
        return SecretSeal.seal(value, other.value, SUCCESSOR);
    }

    /** What {@link #sealed} made. */
    public Secret opened(byte[] seal) {
        return new Secret(SecretSeal.open(value, seal, SUCCESSOR));
    }

    /** In a time that does not tell how much of it is right. */
    public boolean hasHash(byte[] stored) {
        return MessageDigest.isEqual(stored, hash());
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
