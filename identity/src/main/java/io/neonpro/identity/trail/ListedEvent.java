package io.neonpro.identity.trail;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A security event as REST shows it. */
public record ListedEvent(
        UUID id,
        String kind,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String clientId,
        @Nullable String source,
        Map<String, Object> detail,
        Instant at) {

    static ListedEvent of(Row row) {
        return new ListedEvent(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("subject"),
                row.getString("client_id"),
                row.getString("source"),
                row.getJsonObject("detail").getMap(),
                row.getOffsetDateTime("at").toInstant());
    }
}
