package io.neonpro.kernel.event;

import io.neonpro.kernel.data.TenantStatement;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** What an operator decided against, and why, for whoever asks later. */
@ApplicationScoped
class Discards {

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into discarded_event (tenant_id, event_id, source, key, type, reason)
                    values ($1, $2, $3, $4, $5, $6)
                    """);

    private static final String LIST = """
            select tenant_id, event_id, source, key, type, reason, discarded_at
              from discarded_event order by discarded_at desc limit 100
            """;

    private final Pool pool;

    Discards(@ReactiveDataSource("relay") Pool pool) {
        this.pool = pool;
    }

    /** Within the transaction that takes it out of the way. */
    Uni<Void> add(Parked parked, String reason) {
        IncomingEvent event = parked.event();
        return ADD.run(
                        event.id(),
                        parked.key().source(),
                        event.key(),
                        event.name().toString(),
                        reason)
                .replaceWithVoid();
    }

    /** Of all tenants, the last one first, a hundred at most. */
    Uni<List<Discarded>> list() {
        return pool.preparedQuery(LIST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Discards::discarded)
                        .toList());
    }

    private static Discarded discarded(Row row) {
        return new Discarded(
                row.getUUID("event_id"),
                row.getUUID("tenant_id"),
                row.getString("source"),
                row.getUUID("key"),
                row.getString("type"),
                row.getString("reason"),
                row.getOffsetDateTime("discarded_at").toInstant());
    }
}
