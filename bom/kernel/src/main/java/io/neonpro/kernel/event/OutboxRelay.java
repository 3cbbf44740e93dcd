package io.neonpro.kernel.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Brings the outbox to Kafka: at least once, in order per key. A lane is drained by one relay at a
 * time, whichever instance holds its advisory lock; rows go when the broker has acknowledged them.
 * Woken by {@code NOTIFY}, and by a timer in case a notification was missed.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** First half of the advisory lock's key; the second is the lane. */
    private static final int LOCK_SPACE = 0x6f757462;

    private static final String LOCK = "select pg_try_advisory_xact_lock($1, $2)";

    private static final String NEXT =
            """
            select id, tenant_id, event_id, key, type, data, traceparent, occurred_at
              from outbox where lane = $1 order by id limit $2
            """;

    private static final String DELETE = "delete from outbox where lane = $1 and id = any($2)";

    private final Pool pool;
    private final EventSender sender;
    private final Vertx vertx;
    private final OutboxSettings settings;
    private final Lane[] lanes = new Lane[Outbox.LANES];
    private final Counter relayed;
    private final Counter failures;
    private long timer;
    private volatile boolean stopping;

    OutboxRelay(
            @ReactiveDataSource("relay") Pool pool,
            EventSender sender,
            Vertx vertx,
            OutboxSettings settings,
            MeterRegistry metrics) {
        this.pool = pool;
        this.sender = sender;
        this.vertx = vertx;
        this.settings = settings;
        this.relayed = metrics.counter("neonpro.outbox.relayed");
        this.failures = metrics.counter("neonpro.outbox.failures");
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new Lane(i);
        }
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.pollInterval().toMillis(), tick -> wake());
        wake();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(timer);
    }

    /** Looks for events in every lane, now or as soon as the lane's current round has ended. */
    void wake() {
        for (Lane lane : lanes) {
            lane.wake();
        }
    }

    private Uni<Integer> relayBatch(int lane) {
        return pool.withTransaction(
                connection ->
                        connection
                                .preparedQuery(LOCK)
                                .execute(Tuple.of(LOCK_SPACE, lane))
                                .flatMap(
                                        locked ->
                                                locked.iterator().next().getBoolean(0)
                                                        ? relayBatch(connection, lane)
                                                        : Uni.createFrom().item(0)));
    }

    private Uni<Integer> relayBatch(SqlConnection connection, int lane) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of((short) lane, settings.batchSize()))
                .map(OutboxRelay::envelopes)
                .flatMap(
                        batch ->
                                batch.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : sendAll(batch)
                                                .chain(() -> delete(connection, lane, batch))
                                                .replaceWith(batch.size()));
    }

    private static List<Envelope> envelopes(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Envelope::of).toList();
    }

    private Uni<Void> sendAll(List<Envelope> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(sender::send)
                .merge(batch.size())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> delete(SqlConnection connection, int lane, List<Envelope> batch) {
        Long[] ids = batch.stream().map(Envelope::id).toArray(Long[]::new);
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of((short) lane, ids))
                .replaceWithVoid();
    }

    /** One lane's loop: at most one round at a time, and one more after a wake-up during it. */
    private final class Lane {

        private final int number;
        private boolean running;
        private boolean isWokenAgain;

        Lane(int number) {
            this.number = number;
        }

        synchronized void wake() {
            isWokenAgain = true;
            if (!running && !stopping) {
                running = true;
                run();
            }
        }

        private synchronized void run() {
            isWokenAgain = false;
            relayBatch(number).subscribe().with(this::sent, this::failed);
        }

        private void sent(int count) {
            relayed.increment(count);
            synchronized (this) {
                boolean mayHaveMore = count == settings.batchSize() || isWokenAgain;
                if (mayHaveMore && !stopping) {
                    run();
                } else {
                    running = false;
                }
            }
        }

        /** The timer tries again; waking at once would only hammer a broken broker. */
        private void failed(Throwable failure) {
            failures.increment();
            LOG.warnf("Lane %d of the outbox waits: %s", number, failure.getMessage());
            synchronized (this) {
                running = false;
            }
        }
    }
}
