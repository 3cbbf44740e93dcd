package io.neonpro.kernel.event;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
                    insert into outbox (tenant_id, lane, key, traceparent, event_id, type, data)
                    select $1::uuid, $2::smallint, $3::uuid, $4::text, event.id, event.type, event.data
                      from unnest($5::uuid[], $6::text[], $7::text[])
                           with ordinality as event (id, type, data, place)
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
        return publishAll(key, List.of(event));
    }

    /** Several of one key, in this order. */
    Uni<Void> publishAll(UUID key, List<?> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : INSERT.run(
                                (short) lane(key),
                                key,
                                EventMetadata.traceparent().orElse(null),
                                each(events, UUID[]::new, event -> Ids.next()),
                                each(
                                        events,
                                        String[]::new,
                                        event -> EventName.of(event.getClass()).toString()),
                                each(events, String[]::new, event -> codec.text(codec.write(event))))
                        .invoke(() -> CurrentTransaction.afterCommit(relay.waking(lane(key))))
                        .replaceWithVoid();
    }

    private static <T> T[] each(List<?> events, IntFunction<T[]> array, Function<Object, T> column) {
        return events.stream().map(column).toArray(array);
    }

    static int lane(UUID key) {
        return Math.floorMod(key.hashCode(), LANES);
    }
}
