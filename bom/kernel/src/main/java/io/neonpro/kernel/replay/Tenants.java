package io.neonpro.kernel.replay;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The tenants of which this service has events, and so anything to show or tell again. The events say who they are: a
 * look into their index for each, and nothing that must be written.
 */
@ApplicationScoped
class Tenants {

    private static final String NEXT = "select tenant_id from event where tenant_id > $1 order by tenant_id limit 1";

    private final Pool workers;

    Tenants(@ReactiveDataSource("relay") Pool workers) {
        this.workers = workers;
    }

    /** In the order of their ids. */
    Uni<List<UUID>> page(UUID after, int most) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new UUID[] {after}, last -> next(last[0]).invoke(found -> found.ifPresent(t -> last[0] = t)))
                .whilst(Optional::isPresent)
                .select()
                .first(most)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private Uni<Optional<UUID>> next(UUID after) {
        return workers.preparedQuery(NEXT).execute(Tuple.of(after)).map(Tenants::first);
    }

    private static Optional<UUID> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(row -> row.getUUID("tenant_id"));
    }
}
