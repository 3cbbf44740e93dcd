package io.neonpro.identity.directory;

import io.neonpro.identity.access.Scope;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * Whose session a refresh token belongs to, and the client that it was given to.
 *
 * @param isOpen whether the session has not ended
 * @param saidSecondFactor whether its person said more than their password
 */
public record KnownToken(
        UUID tenant,
        UUID session,
        UUID user,
        String clientId,
        Scope scope,
        Instant startedAt,
        Instant issuedAt,
        boolean isOpen,
        boolean isUnused,
        boolean saidSecondFactor) {

    static KnownToken of(Row row) {
        return new KnownToken(
                row.getUUID("tenant_id"),
                row.getUUID("session_id"),
                row.getUUID("user_id"),
                row.getString("client_id"),
                Scope.ofColumn(row.getArrayOfStrings("scope")),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("issued_at").toInstant(),
                row.getBoolean("is_open"),
                row.getBoolean("is_unused"),
                row.getBoolean("said_second_factor"));
    }

    public boolean isUsable() {
        return isOpen && isUnused;
    }
}
