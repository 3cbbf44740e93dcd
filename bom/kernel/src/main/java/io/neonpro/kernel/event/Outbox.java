package io.neonpro.kernel.event;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.trace.Traces;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Where events for other services are left, in the transaction that they belong to; the {@link
 * OutboxRelay} brings them to Kafka (transactional outbox, Richardson, "Microservices Patterns").
 */
@ApplicationScoped
public class Outbox {

    /** Relays of several instances share the lanes among them. */
    static final int LANES = 8;

    private static final TenantStatement INSERT = new TenantStatement("""
                    insert into outbox (tenant_id, lane, key, traceparent, causation, correlation,
                                        event_id, version, type, data_schema, data)
                    select $1::uuid, event.lane, event.key, $2::text, $3::uuid, $4::uuid,
                           event.id, event.version, event.type, event.data_schema, event.data
                      from unnest($5::smallint[], $6::uuid[], $7::uuid[], $8::integer[], $9::text[], $10::text[],
                                  $11::text[])
                           with ordinality as event (lane, key, id, version, type, data_schema, data, place)
                     order by event.place
                    """);

    private static final TenantStatement REPEAT = new TenantStatement("""
                    insert into outbox (tenant_id, lane, key, is_repeated, event_id, version, type, data_schema, data,
                                        occurred_at, causation, correlation, traceparent)
                    select $1::uuid, $2::smallint, $3::uuid, $4::boolean, event.id, event.version, event.type,
                           event.data_schema, event.data, event.occurred_at, event.causation, event.correlation,
                           event.traceparent
                      from unnest($5::uuid[], $6::integer[], $7::text[], $8::text[], $9::text[], $10::timestamptz[],
                                  $11::uuid[], $12::uuid[], $13::text[])
                           with ordinality as event
                           (id, version, type, data_schema, data, occurred_at, causation, correlation, traceparent,
                            place)
                     order by event.place
                    """);

    private final EventCodec codec;
    private final OutboxRelay relay;

    Outbox(EventCodec codec, OutboxRelay relay) {
        this.codec = codec;
        this.relay = relay;
    }

    /**
     * @param key the aggregate; events of one key arrive in the order they were published in
     * @param event a record of the published language, annotated with {@link EventType}
     */
    public Uni<Void> publish(UUID key, Object event) {
        return publishAll(List.of(new Publication(key, Ids.next(), Optional.empty(), event)));
    }

    /** One event of each of many keys. */
    public <T> Uni<Void> publishEach(List<T> events, Function<T, UUID> key) {
        return publishAll(events.stream()
                .map(event -> new Publication(key.apply(event), Ids.next(), Optional.empty(), event))
                .toList());
    }

    /** News of what keeps no events: how it stands now. */
    public Uni<Void> publish(Standing standing) {
        return publishAll(List.of(new Publication(standing.key(), standing.id(), Optional.empty(), standing.event())));
    }

    /**
     * What others were told already, once more and under the same ids.
     *
     * @param isRepeated whether those who hear it shall know that, and bring their copies up to date only
     */
    Uni<Void> repeatAll(UUID key, List<Repetition> events, boolean isRepeated) {
        List<WrittenEvent> written = written(events, Repetition::event);
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : REPEAT.run(
                                (short) lane(key),
                                key,
                                isRepeated,
                                each(events, UUID[]::new, Repetition::id),
                                each(
                                        events,
                                        Integer[]::new,
                                        one -> one.version().orElse(null)),
                                each(written, String[]::new, Outbox::type),
                                each(written, String[]::new, Outbox::dataSchema),
                                each(written, String[]::new, this::text),
                                each(events, Instant[]::new, Repetition::time),
                                each(events, UUID[]::new, one -> one.causation().orElse(null)),
                                each(
                                        events,
                                        UUID[]::new,
                                        one -> one.correlation().orElse(null)),
                                each(
                                        events,
                                        String[]::new,
                                        one -> one.traceparent().orElse(null)))
                        .invoke(() -> CurrentTransaction.afterCommit(relay.waking(lane(key))))
                        .replaceWithVoid();
    }

    private static <T, R> R[] each(List<T> events, IntFunction<R[]> array, Function<T, R> column) {
        return events.stream().map(column).toArray(array);
    }

    /**
     * What others shall hear of.
     *
     * @param key the aggregate
     * @param id of the stored event, if it is one: whoever hears of it again knows it by that
     * @param version of its stream
     */
    record Publication(UUID key, UUID id, Optional<Integer> version, Object event) {

        short lane() {
            return (short) Outbox.lane(key);
        }
    }

    /** Those of one key in this order. */
    Uni<Void> publishAll(List<Publication> events) {
        Optional<Cause> cause = Cause.current();
        List<WrittenEvent> written = written(events, Publication::event);
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : INSERT.run(
                                Traces.parent().orElse(null),
                                cause.map(Cause::event).orElse(null),
                                cause.map(Cause::correlation).orElse(null),
                                each(events, Short[]::new, Publication::lane),
                                each(events, UUID[]::new, Publication::key),
                                each(events, UUID[]::new, Publication::id),
                                each(
                                        events,
                                        Integer[]::new,
                                        one -> one.version().orElse(null)),
                                each(written, String[]::new, Outbox::type),
                                each(written, String[]::new, Outbox::dataSchema),
                                each(written, String[]::new, this::text))
                        .invoke(() -> events.forEach(one -> CurrentTransaction.afterCommit(relay.waking(one.lane()))))
                        .replaceWithVoid();
    }

    private <T> List<WrittenEvent> written(List<T> events, Function<T, Object> event) {
        return events.stream().map(one -> codec.write(event.apply(one))).toList();
    }

    private static String type(WrittenEvent written) {
        return written.schema().type().toString();
    }

    private static String dataSchema(WrittenEvent written) {
        return written.schema().dataSchema();
    }

    private String text(WrittenEvent written) {
        return codec.text(written.data());
    }

    static int lane(UUID key) {
        return Math.floorMod(key.hashCode(), LANES);
    }
}
