package io.neonpro.identity.directory;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who is signed in.
 *
 * @param tenant that they signed in to
 * @param device as it named itself then
 * @param saidSecondFactor whether they said more than their password, then or in it
 */
public record KnownSession(
        UUID tenant,
        UUID id,
        UUID user,
        String clientId,
        Optional<String> device,
        Instant startedAt,
        Instant expiresAt,
        boolean saidSecondFactor) {

    static KnownSession of(Row row) {
        return new KnownSession(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("client_id"),
                Optional.ofNullable(row.getString("device")),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getBoolean("said_second_factor"));
    }
}
