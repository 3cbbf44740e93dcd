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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Brings the outbox to Kafka: at least once, in order per key. A lane is drained by one relay at a
 * time, whichever instance holds its advisory lock; rows go when the broker has acknowledged them.
 * An event that the broker refuses holds up its own key, and others only where a batch is full of
 * such. Woken by {@code NOTIFY}, and by a timer in case a notification was missed.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** First half of the advisory lock's key; the second is the lane. */
    private static final int LOCK_SPACE = 0x6f757462;

    private static final String LOCK = "select pg_try_advisory_xact_lock($1, $2)";

    private static final String NEXT = """
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

    private Uni<Round> relayBatch(int lane) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(LOCK_SPACE, lane))
                .flatMap(locked -> locked.iterator().next().getBoolean(0)
                        ? relayBatch(connection, lane)
                        : Uni.createFrom().item(Round.IDLE)));
    }

    private Uni<Round> relayBatch(SqlConnection connection, int lane) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of((short) lane, settings.batchSize()))
                .map(OutboxRelay::envelopes)
                .flatMap(batch -> batch.isEmpty()
                        ? Uni.createFrom().item(Round.IDLE)
                        : sendAll(batch).call(round -> delete(connection, lane, round)));
    }

    private static List<Envelope> envelopes(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Envelope::of).toList();
    }

    /** Keys side by side; one that fails leaves the others alone. */
    private Uni<Round> sendAll(List<Envelope> batch) {
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        Collection<List<Envelope>> keys =
                batch.stream().collect(Collectors.groupingBy(Envelope::key)).values();
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(events -> sendInOrder(events, acknowledged))
                .collectFailures()
                .merge(keys.size())
                .onItem()
                .ignoreAsUni()
                .map(sent -> new Round(acknowledged, batch.size(), Optional.empty()))
                .onFailure()
                .recoverWithItem(failure -> new Round(acknowledged, batch.size(), Optional.of(failure)));
    }

    /** Each after the acknowledgement of the one before, or a resent event would arrive late. */
    private Uni<Void> sendInOrder(List<Envelope> events, Queue<Long> acknowledged) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> sender.send(event).invoke(() -> acknowledged.add(event.id())))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> delete(SqlConnection connection, int lane, Round round) {
        Long[] ids = round.acknowledged().toArray(Long[]::new);
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of((short) lane, ids))
                .replaceWithVoid();
    }

    /**
     * What came of one look into a lane.
     *
     * @param acknowledged ids of the rows that Kafka has taken
     * @param found how many rows there were, the acknowledged ones among them
     */
    private record Round(Collection<Long> acknowledged, int found, Optional<Throwable> failure) {

        static final Round IDLE = new Round(List.of(), 0, Optional.empty());
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
            relayBatch(number).subscribe().with(this::ended, this::failed);
        }

        private void ended(Round round) {
            relayed.increment(round.acknowledged().size());
            round.failure().ifPresentOrElse(this::failed, () -> sent(round.found()));
        }

        private void sent(int count) {
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
