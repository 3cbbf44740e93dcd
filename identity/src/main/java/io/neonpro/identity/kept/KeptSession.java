package io.neonpro.identity.kept;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is signed in as a patient, or was until not long ago.
 *
 * @param device as it named itself, its User-Agent
 * @param lastUsedAt when it was last given a token
 */
public record KeptSession(
        @Nullable String device,
        String clientId,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    static KeptSession of(Row row) {
        return new KeptSession(
                row.getString("device"),
                row.getString("client_id"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("last_used_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ended_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
