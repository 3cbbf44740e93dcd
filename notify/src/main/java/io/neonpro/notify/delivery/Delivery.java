package io.neonpro.notify.delivery;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A message that is on its way to the mail server.
 *
 * @param attempts with this one
 */
record Delivery(UUID tenant, UUID message, int attempts) {

    static Delivery of(Row row) {
        return new Delivery(row.getUUID("tenant_id"), row.getUUID("message_id"), row.getInteger("attempts"));
    }
}
