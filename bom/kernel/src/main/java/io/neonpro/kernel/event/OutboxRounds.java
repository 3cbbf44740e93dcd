package io.neonpro.kernel.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Brings what waits in a lane to Kafka: in order per key, each once the broker has acknowledged the one before. An event
 * that the broker refuses holds up its own key, and others only where a batch is full of such.
 */
@ApplicationScoped
class OutboxRounds {

    /** The lease is asked for in the same statement: who has lost it finds nothing to send. */
    private static final String NEXT = """
            select id, tenant_id, event_id, key, version, type, data_schema, data, causation, correlation, traceparent,
                   occurred_at, is_repeated
              from outbox
             where lane = $1 and id <> all($4)
               and exists (select from outbox_lease where lane = $1 and epoch = $3 and until > now())
             order by id limit $2
            """;

    /** What Kafka has may go whoever brought it there; no lease is asked for. */
    private static final String DELETE = """
            delete from outbox using unnest($1::smallint[], $2::bigint[]) as sent (lane, number)
             where outbox.lane = sent.lane and outbox.id = sent.number
            """;

    private final Pool pool;
    private final EventSender sender;
    private final OutboxSettings settings;
    private final Counter relayed;
    private final Counter failures;

    OutboxRounds(
            @ReactiveDataSource("relay") Pool pool,
            EventSender sender,
            OutboxSettings settings,
            MeterRegistry metrics) {
        this.pool = pool;
        this.sender = sender;
        this.settings = settings;
        this.relayed = metrics.counter("neonpro.outbox.relayed");
        this.failures = metrics.counter("neonpro.outbox.failures");
    }

    /**
     * What came of one look into a lane.
     *
     * @param acknowledged ids of the rows that Kafka has taken
     * @param found how many rows there were, the acknowledged ones among them
     * @param isFull whether there may be more
     */
    record Round(Collection<Long> acknowledged, int found, boolean isFull, Optional<Throwable> failure) {

        static final Round IDLE = new Round(List.of(), 0, false, Optional.empty());
    }

    /**
     * @param sent ids of rows that are not deleted yet, and not sent again
     */
    Uni<Round> round(LaneLease lease, List<Long> sent) {
        return next(lease, sent)
                .flatMap(batch -> batch.isEmpty() ? Uni.createFrom().item(Round.IDLE) : sendAll(batch, lease))
                .onItem()
                .invoke(this::count)
                .onFailure()
                .invoke(failure -> failures.increment());
    }

    private void count(Round round) {
        relayed.increment(round.acknowledged().size());
        round.failure().ifPresent(failure -> failures.increment());
    }

    Uni<List<Envelope>> next(LaneLease lease, List<Long> sent) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of((short) lease.lane(), settings.batchSize(), lease.epoch(), sent.toArray(Long[]::new)))
                .map(OutboxRounds::envelopes);
    }

    private static List<Envelope> envelopes(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Envelope::of).toList();
    }

    /** Keys side by side; one that fails leaves the others alone. */
    private Uni<Round> sendAll(List<Envelope> batch, LaneLease lease) {
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        Collection<List<Envelope>> keys =
                batch.stream().collect(Collectors.groupingBy(Envelope::key)).values();
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(events -> sendInOrder(events, lease, acknowledged))
                .collectFailures()
                .merge(keys.size())
                .onItem()
                .ignoreAsUni()
                .map(sent -> Optional.<Throwable>empty())
                .onFailure()
                .recoverWithItem(Optional::of)
                .map(failure -> new Round(acknowledged, batch.size(), batch.size() == settings.batchSize(), failure));
    }

    /** Each after the acknowledgement of the one before, or a resent event would arrive late. */
    private Uni<Void> sendInOrder(List<Envelope> events, LaneLease lease, Queue<Long> acknowledged) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> send(event, lease).invoke(() -> acknowledged.add(event.id())))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> send(Envelope event, LaneLease lease) {
        return lease.isGoodFor(settings.sendTimeout())
                ? sender.send(event)
                : Uni.createFrom().failure(new IllegalStateException("its lease was not renewed in time"));
    }

    /**
     * @param laneOfRow by their ids, rows that Kafka has
     */
    Uni<Void> delete(Map<Long, Integer> laneOfRow) {
        Long[] rows = laneOfRow.keySet().toArray(Long[]::new);
        Short[] lanes =
                Stream.of(rows).map(row -> laneOfRow.get(row).shortValue()).toArray(Short[]::new);
        return pool.preparedQuery(DELETE).execute(Tuple.of(lanes, rows)).replaceWithVoid();
    }
}
