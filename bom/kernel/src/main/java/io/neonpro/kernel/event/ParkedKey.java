package io.neonpro.kernel.event;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A key whose events wait behind one that failed.
 *
 * @param source the service whose topic they came from
 */
record ParkedKey(UUID tenant, String source, UUID key) {

    static ParkedKey of(Listener listener, IncomingEvent event) {
        return new ParkedKey(event.tenant(), listener.source(), event.key());
    }

    static ParkedKey of(Row row) {
        return new ParkedKey(row.getUUID("tenant_id"), row.getString("source"), row.getUUID("key"));
    }
}
