package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Forgets what a table keeps for a while only: every minute, in any number of instances, the oldest first and a slice of
 * time after the other. What was written in so many seconds is deleted in one statement, so forgetting keeps up with
 * writing however much that is, and no statement says how many: that would need a lock of each row, or a plan that
 * reads the table.
 */
public final class Purge {

    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final int MAX_SLICES = 1_000;

    private final Pool workers;
    private final EveryMinute rounds;
    private final String oldest;
    private final String delete;
    private final Duration keepFor;

    /**
     * @param workers a pool whose role may delete rows of all tenants
     * @param oldest when the oldest row was written, or null
     * @param delete rows from {@code $1} until before {@code $2}
     */
    public Purge(Pool workers, Vertx vertx, String oldest, String delete, Duration keepFor) {
        this.workers = workers;
        this.rounds = new EveryMinute(vertx, "Old rows wait", this::run);
        this.oldest = oldest;
        this.delete = delete;
        this.keepFor = keepFor;
    }

    public void start() {
        rounds.start();
    }

    public void stop() {
        rounds.stop();
    }

    /** Deletes old rows; what is left after many slices waits for the next minute. */
    public Uni<Void> run() {
        OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).minus(keepFor);
        return Uni.createFrom()
                .deferred(() -> oldest().flatMap(from -> delete(from, end)))
                .repeat()
                .whilst(hasDeleted -> hasDeleted)
                .select()
                .first(MAX_SLICES)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Optional<OffsetDateTime>> oldest() {
        return workers.preparedQuery(oldest)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0)));
    }

    /** Whether there was anything to delete. */
    private Uni<Boolean> delete(Optional<OffsetDateTime> oldest, OffsetDateTime end) {
        return oldest.filter(from -> from.isBefore(end))
                .map(from -> workers.preparedQuery(delete)
                        .execute(Tuple.of(from, earlier(from.plus(SLICE), end)))
                        .replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
