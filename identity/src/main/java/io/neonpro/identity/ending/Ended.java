package io.neonpro.identity.ending;

import io.vertx.sqlclient.Row;
import java.util.UUID;

/** A session that is over, whose it was, and the application that it was of. */
public record Ended(UUID id, UUID person, String clientId) {

    public static Ended of(Row row) {
        return new Ended(row.getUUID("id"), row.getUUID("user_id"), row.getString("client_id"));
    }
}
