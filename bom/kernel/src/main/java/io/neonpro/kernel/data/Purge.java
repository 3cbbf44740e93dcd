package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Forgets what a table keeps for a while only: soon after the start, as an instance may not live
 * long, then hourly; in small batches, in any number of instances at once.
 */
public final class Purge {

    private static final Logger LOG = Logger.getLogger(Purge.class);
    private static final Duration FIRST_AFTER = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int BATCH_ROWS = 500;
    private static final int MAX_BATCHES = 200;

    private final Pool workers;
    private final Vertx vertx;
    private final String delete;
    private final Duration keepFor;
    private long timer;

    /**
     * @param workers a pool whose role may delete rows of all tenants
     * @param delete removes at most {@code $1} rows that are older than {@code $2} seconds
     */
    public Purge(Pool workers, Vertx vertx, String delete, Duration keepFor) {
        this.workers = workers;
        this.vertx = vertx;
        this.delete = delete;
        this.keepFor = keepFor;
    }

    public void start() {
        timer = vertx.setPeriodic(
                FIRST_AFTER.toMillis(),
                INTERVAL.toMillis(),
                tick -> run().subscribe().with(done -> {}, Purge::failed));
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** Deletes old rows; what is left after many batches waits for the next hour. */
    public Uni<Void> run() {
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
        return workers.preparedQuery(delete)
                .execute(Tuple.of(BATCH_ROWS, (double) keepFor.toSeconds()))
                .map(SqlResult::rowCount);
    }

    private static void failed(Throwable failure) {
        LOG.warnf("Old rows wait: %s", failure.getMessage());
    }
}
