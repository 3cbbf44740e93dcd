package io.neonpro.kernel.crypto;

import java.util.UUID;

/**
 * The key of one data subject, and nobody else's: destroying it erases what it sealed.
 *
 * <p>What it seals is bound to tenant, subject, event type and field; at any other place it does
 * not open.
 */
public final class DataKey {

    private final UUID tenant;
    private final UUID subject;
    private final AesKey key;

    DataKey(UUID tenant, UUID subject, AesKey key) {
        this.tenant = tenant;
        this.subject = subject;
        this.key = key;
    }

    /** A new key, known to no store; {@link SubjectKeys#of} makes the ones that last. */
    public static DataKey random(UUID tenant, UUID subject) {
        return new DataKey(tenant, subject, AesKey.random());
    }

    public UUID subject() {
        return subject;
    }

    /** Nonce, ciphertext and tag: 28 bytes more than the plain value. */
    public byte[] seal(byte[] plain, String type, String field) {
        return key.seal(plain, context(type, field));
    }

    /**
     * @throws BrokenSealException when the value was changed, or sealed elsewhere
     */
    public byte[] open(byte[] sealed, String type, String field) {
        return key.open(sealed, context(type, field));
    }

    private String context(String type, String field) {
        return String.join("|", tenant.toString(), subject.toString(), type, field);
    }
}
