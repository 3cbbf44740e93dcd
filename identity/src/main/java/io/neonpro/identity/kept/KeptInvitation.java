package io.neonpro.identity.kept;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is asked to sign in as a patient, and has not answered.
 *
 * @param name as the tenant calls them
 */
public record KeptInvitation(String email, @Nullable String name, Instant expiresAt) {

    static KeptInvitation of(Row row) {
        return new KeptInvitation(
                row.getString("email"),
                row.getString("name"),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
