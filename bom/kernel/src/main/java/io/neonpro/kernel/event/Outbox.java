package io.neonpro.kernel.event;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
                                        event_id, version, type, data)
                    select $1::uuid, $2::smallint, $3::uuid, $4::text, $5::uuid, $6::uuid,
                           event.id, event.version, event.type, event.data
                      from unnest($7::uuid[], $8::integer[], $9::text[], $10::text[])
                           with ordinality as event (id, version, type, data, place)
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
        return publishAll(key, List.of(new Publication(Ids.next(), Optional.empty(), event)));
    }

    /**
     * What others shall hear of.
     *
     * @param id of the stored event, if it is one: whoever hears of it again knows it by that
     * @param version of its stream
     */
    record Publication(UUID id, Optional<Integer> version, Object event) {

        EventName name() {
            return EventName.of(event.getClass());
        }
    }

    /** Several of one key, in this order. */
    Uni<Void> publishAll(UUID key, List<Publication> events) {
        Optional<Cause> cause = Cause.current();
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : INSERT.run(
                                (short) lane(key),
                                key,
                                EventMetadata.traceparent().orElse(null),
                                cause.map(Cause::event).orElse(null),
                                cause.map(Cause::correlation).orElse(null),
                                each(events, UUID[]::new, Publication::id),
                                each(
                                        events,
                                        Integer[]::new,
                                        one -> one.version().orElse(null)),
                                each(events, String[]::new, one -> one.name().toString()),
                                each(events, String[]::new, one -> codec.text(codec.write(one.event()))))
                        .invoke(() -> CurrentTransaction.afterCommit(relay.waking(lane(key))))
                        .replaceWithVoid();
    }

    private static <T> T[] each(List<Publication> events, IntFunction<T[]> array, Function<Publication, T> column) {
        return events.stream().map(column).toArray(array);
    }

    static int lane(UUID key) {
        return Math.floorMod(key.hashCode(), LANES);
    }
}
