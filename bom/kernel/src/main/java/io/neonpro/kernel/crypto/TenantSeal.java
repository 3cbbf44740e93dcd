package io.neonpro.kernel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * Seals what is kept of one tenant for one purpose, and makes fingerprints from which it cannot be guessed. Its keys
 * are derived from the tenant's own, so they stay the same when the master key changes.
 */
public final class TenantSeal {

    private final AesKey key;
    private final byte[] fingerprintKey;

    TenantSeal(AesKey tenantKey, String purpose) {
        key = new AesKey(derived(tenantKey, "seal|" + purpose));
        fingerprintKey = derived(tenantKey, "fingerprint|" + purpose);
    }

    /** Of a tenant that has no key: nothing was ever sealed with it. */
    public static TenantSeal ofNothing() {
        return new TenantSeal(AesKey.random(), "nothing");
    }

    /** HMAC-SHA-256: 32 bytes. */
    public byte[] fingerprint(byte[] content) {
        return Hmac.of(fingerprintKey, content);
    }

    /** Whether a fingerprint is this content's. */
    public boolean isOf(byte[] content, byte[] fingerprint) {
        return MessageDigest.isEqual(fingerprint, fingerprint(content));
    }

    /**
     * @param context what the value is for; authenticated, and needed again to open it
     */
    public byte[] seal(byte[] plain, String context) {
        return key.seal(plain, context);
    }

    /**
     * @throws BrokenSealException when the value was changed, or sealed for another tenant, purpose or context
     */
    public byte[] open(byte[] sealed, String context) {
        return key.open(sealed, context);
    }

    private static byte[] derived(AesKey tenantKey, String use) {
        return Hmac.of(tenantKey.bytes(), use.getBytes(UTF_8));
    }
}
