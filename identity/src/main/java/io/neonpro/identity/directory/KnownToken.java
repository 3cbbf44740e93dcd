package io.neonpro.identity.directory;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** Whose session a refresh token belongs to, and the client that it was given to. */
public record KnownToken(UUID tenant, UUID session, String clientId, boolean isUsable) {

    static KnownToken of(Row row) {
        return new KnownToken(
                row.getUUID("tenant_id"),
                row.getUUID("session_id"),
                row.getString("client_id"),
                row.getBoolean("is_usable"));
    }
}
