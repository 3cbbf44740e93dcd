package io.neonpro.identity.trail;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A security event as it is told to whose account it is about.
 *
 * @param source from where they did it; absent for what somebody else did
 */
public record KeptEvent(
        UUID id,
        String kind,
        Instant at,
        @Nullable String source,
        @Nullable String clientId) {

    static KeptEvent of(Row row) {
        return new KeptEvent(
                row.getUUID("id"),
                row.getString("kind"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("source"),
                row.getString("client_id"));
    }
}
