package io.neonpro.kernel.event;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A row of the outbox: an event on its way to Kafka. */
record Envelope(
        long id,
        UUID tenant,
        UUID eventId,
        UUID key,
        Optional<Integer> version,
        String type,
        String dataSchema,
        String data,
        Optional<UUID> causation,
        Optional<UUID> correlation,
        Optional<String> traceparent,
        OffsetDateTime occurredAt,
        boolean isRepeated) {

    static Envelope of(Row row) {
        return new Envelope(
                row.getLong("id"),
                row.getUUID("tenant_id"),
                row.getUUID("event_id"),
                row.getUUID("key"),
                Optional.ofNullable(row.getInteger("version")),
                row.getString("type"),
                row.getString("data_schema"),
                row.getString("data"),
                Optional.ofNullable(row.getUUID("causation")),
                Optional.ofNullable(row.getUUID("correlation")),
                Optional.ofNullable(row.getString("traceparent")),
                row.getOffsetDateTime("occurred_at"),
                row.getBoolean("is_repeated"));
    }
}
