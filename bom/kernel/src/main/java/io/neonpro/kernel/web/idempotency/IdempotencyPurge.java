package io.neonpro.kernel.web.idempotency;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets answers after 24 hours: hourly, in small batches, in any number of instances at once. */
@ApplicationScoped
class IdempotencyPurge {

    private static final Logger LOG = Logger.getLogger(IdempotencyPurge.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int BATCH_ROWS = 500;
    private static final int MAX_BATCHES = 200;

    private static final String DELETE =
            """
            delete from idempotency where (tenant_id, actor, key) in (
                select tenant_id, actor, key from idempotency
                 where created_at < now() - interval '24 hours'
                 limit $1 for update skip locked)
            """;

    private final Pool pool;
    private final Vertx vertx;
    private long timer;

    IdempotencyPurge(@ReactiveDataSource("relay") Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer =
                vertx.setPeriodic(
                        INTERVAL.toMillis(),
                        tick ->
                                purge().subscribe()
                                        .with(
                                                done -> {},
                                                failure ->
                                                        LOG.warnf(
                                                                "Old answers wait: %s",
                                                                failure.getMessage())));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Deletes old answers; what is left after many batches waits for the next hour. */
    Uni<Void> purge() {
        return Uni.createFrom()
                .deferred(this::batch)
                .repeat()
                .whilst(deleted -> deleted == BATCH_ROWS)
                .select()
                .first(MAX_BATCHES)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> batch() {
        return pool.preparedQuery(DELETE).execute(Tuple.of(BATCH_ROWS)).map(SqlResult::rowCount);
    }
}
