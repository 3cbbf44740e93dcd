package io.neonpro.kernel.replay;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What is or was shown and told again, of all tenants: a hundred at most of each, the last one first. */
@ApplicationScoped
public class ReplayList {

    private static final String REBUILDS = """
            select tenant_id, model, corrects, phase, pass, position, streams, events, differing, corrected, examples,
                   started_at, updated_at
              from rebuild order by updated_at desc limit 100
            """;

    private static final String REPUBLICATIONS = """
            select tenant_id, id, stream, type, since, until, with_effects, phase, position, told, started_at, updated_at
              from republication order by updated_at desc limit 100
            """;

    private final ReadModels models;
    private final Pool workers;

    ReplayList(ReadModels models, @ReactiveDataSource("relay") Pool workers) {
        this.models = models;
        this.workers = workers;
    }

    /** The names of the service's read models. */
    public List<String> models() {
        return models.names();
    }

    public Uni<List<ListedRebuild>> rebuilds() {
        return list(REBUILDS, ListedRebuild::of);
    }

    public Uni<List<ListedRepublication>> republications() {
        return list(REPUBLICATIONS, ListedRepublication::of);
    }

    private <T> Uni<List<T>> list(String sql, Function<Row, T> read) {
        return workers.preparedQuery(sql)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(read)
                        .toList());
    }
}
