package io.neonpro.kernel.job;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The jobs of all tenants, as an operator sees them; a hundred at most. */
@ApplicationScoped
public class JobList {

    private static final String FAILED = """
            select tenant_id, id, kind, state, owner, due_at, runs, failures, failure
              from job where state = 'failed' order by due_at desc limit 100
            """;

    private static final String READY = """
            select tenant_id, id, kind, state, owner, due_at, runs, failures, failure
              from job where state = 'ready' order by kind, tenant_id, due_at limit 100
            """;

    private static final String NEXT = """
            select tenant_id, id, kind, state, owner, due_at, runs, failures, failure
              from job where state in ('waiting', 'running') order by due_at limit 100
            """;

    private static final String RETRY = """
            update job set state = 'waiting', due_at = now(), failures = 0, losses = 0
             where tenant_id = $1 and id = $2 and state = 'failed'
            """;

    private final Pool pool;
    private final JobEngine engine;

    JobList(@ReactiveDataSource("relay") Pool pool, JobEngine engine) {
        this.pool = pool;
        this.engine = engine;
    }

    /** Those that have failed for good, the last one first. */
    public Uni<List<ListedJob>> failed() {
        return list(FAILED);
    }

    /** Those that wait for a place. */
    public Uni<List<ListedJob>> ready() {
        return list(READY);
    }

    /** Those that are due next, and those that run, by the end of their lease. */
    public Uni<List<ListedJob>> next() {
        return list(NEXT);
    }

    /** Has one that has failed for good tried again, as often as a new one; false when there is none. */
    public Uni<Boolean> retry(UUID tenant, UUID id) {
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(tenant, id))
                .map(SqlResult::rowCount)
                .map(count -> count == 1)
                .invoke(() -> engine.waking(Instant.now()).ifPresent(Runnable::run));
    }

    private Uni<List<ListedJob>> list(String sql) {
        return pool.preparedQuery(sql)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ListedJob::of)
                        .toList());
    }
}
