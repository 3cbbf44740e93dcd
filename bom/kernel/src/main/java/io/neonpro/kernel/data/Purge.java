package io.neonpro.kernel.data;

import io.neonpro.kernel.start.Settled;
import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forgets what tables keep for a while only ({@link Retention}): every minute, in any number of instances, the oldest first
 * and a slice of time after the other. A table whose oldest row is not old yet is looked at when it is, and every five
 * minutes. What was written in so many seconds is deleted in one statement, so forgetting
 * keeps up with writing however much that is, and no statement says how many: that would need a lock of each row, or a
 * plan that reads the table.
 */
@ApplicationScoped
public class Purge {

    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final int MAX_SLICES = 1_000;
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final Pool workers;
    private final List<Retention> retentions;
    private final EveryMinute rounds;

    /** Until when nothing of a table is old, as it was last seen. */
    private final Map<Retention, OffsetDateTime> rests = new ConcurrentHashMap<>();

    Purge(@ReactiveDataSource("relay") Pool workers, @All List<Retention> retentions, Vertx vertx) {
        this.workers = workers;
        this.retentions = retentions;
        this.rounds = new EveryMinute(vertx, "Old rows wait", this::round);
    }

    void start(@Observes Settled event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Deletes old rows of all tables; what is left after many slices waits for the next minute. */
    public Uni<Void> run() {
        return purge(retentions);
    }

    private Uni<Void> round() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return purge(retentions.stream()
                .filter(table -> !now.isBefore(rests.getOrDefault(table, now)))
                .toList());
    }

    private Uni<Void> purge(List<Retention> tables) {
        return Multi.createFrom()
                .iterable(tables)
                .onItem()
                .transformToUni(this::purge)
                .collectFailures()
                .concatenate()
                .collect()
                .last();
    }

    private Uni<Void> purge(Retention table) {
        OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).minus(table.keepFor());
        return Uni.createFrom()
                .deferred(() -> oldest(table)
                        .invoke(from -> rests.put(table, old(table, from)))
                        .flatMap(from -> delete(table, from, end)))
                .repeat()
                .whilst(hasDeleted -> hasDeleted)
                .select()
                .first(MAX_SLICES)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Optional<OffsetDateTime>> oldest(Retention table) {
        return workers.preparedQuery(table.oldest())
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0)));
    }

    /** When the oldest row will be, whatever is written after it. */
    private static OffsetDateTime old(Retention table, Optional<OffsetDateTime> oldest) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return earlier(oldest.orElse(now).plus(table.keepFor()), now.plus(LONGEST_REST));
    }

    /** Whether there was anything to delete. */
    private Uni<Boolean> delete(Retention table, Optional<OffsetDateTime> oldest, OffsetDateTime end) {
        return oldest.filter(from -> from.isBefore(end))
                .map(from -> workers.preparedQuery(table.delete())
                        .execute(Tuple.of(from, earlier(from.plus(SLICE), end)))
                        .replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
