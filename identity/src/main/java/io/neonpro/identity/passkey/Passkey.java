package io.neonpro.identity.passkey;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The public key of an authenticator that somebody has: a phone, a computer, a key on a key ring.
 *
 * @param name by which its owner tells it from others
 * @param createdAt when it was registered
 * @param usedAt when it last answered
 */
record Passkey(UUID id, String name, Instant createdAt, Optional<Instant> usedAt, Credential credential) {

    static Passkey of(Row row) {
        return new Passkey(
                row.getUUID("id"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("used_at")).map(OffsetDateTime::toInstant),
                new Credential(
                        row.getBuffer("credential_id").getBytes(),
                        row.getBuffer("attested_data").getBytes(),
                        row.getLong("sign_count"),
                        row.getBoolean("is_backup_eligible"),
                        row.getBoolean("is_backed_up")));
    }

    /**
     * What it is known again by (Web Authentication, 4: credential record).
     *
     * @param attestedData its id and public key, as it told them (6.5.2)
     * @param signCount how often it has signed; zero when it does not count
     * @param isBackupEligible whether it may be copied to the owner's other devices
     * @param isBackedUp whether it has been
     */
    record Credential(byte[] id, byte[] attestedData, long signCount, boolean isBackupEligible, boolean isBackedUp) {

        /** In base64url. */
        String name() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        }
    }
}
