package io.neonpro.identity.kept;

import io.neonpro.identity.member.MembershipState;
import io.vertx.sqlclient.Row;
import java.time.Instant;

/**
 * An account by which somebody signs in as a patient, or did.
 *
 * @param createdAt since when the tenant knows it; the account itself may be older
 */
public record KeptAccount(
        String email, String name, boolean isEmailVerified, MembershipState status, Instant createdAt) {

    static KeptAccount of(Row row) {
        return new KeptAccount(
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("is_email_verified"),
                MembershipState.of(row.getString("state")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
