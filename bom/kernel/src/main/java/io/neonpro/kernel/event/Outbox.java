package io.neonpro.kernel.event;

import io.neonpro.kernel.data.AfterCommit;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Where events for other services are left, in the transaction that they belong to; the {@link
 * OutboxRelay} brings them to Kafka (transactional outbox, Richardson, "Microservices Patterns").
 */
@ApplicationScoped
public class Outbox {

    /** Relays of several instances share the lanes among them. */
    static final int LANES = 8;

    private static final TenantStatement INSERT = new TenantStatement("""
                    insert into outbox (tenant_id, lane, event_id, key, type, data, traceparent)
                    values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
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
        return INSERT.run(
                        (short) lane(key),
                        Ids.next(),
                        key,
                        EventName.of(event.getClass()).toString(),
                        codec.text(codec.write(event)),
                        EventMetadata.traceparent().orElse(null))
                .invoke(() -> AfterCommit.run(relay.waking(lane(key))))
                .replaceWithVoid();
    }

    static int lane(UUID key) {
        return Math.floorMod(key.hashCode(), LANES);
    }
}
