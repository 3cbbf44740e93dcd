package io.neonpro.kernel.event;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
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

    private static final String INSERT =
            """
            insert into outbox (tenant_id, lane, event_id, key, type, data, traceparent)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """;

    private final EventCodec codec;

    Outbox(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * @param key the aggregate; events of one key arrive in the order they were published in
     * @param event a record of the published language, annotated with {@link EventType}
     */
    public Uni<Void> publish(UUID key, Object event) {
        return Panache.getSession()
                .flatMap(
                        session ->
                                session.createNativeQuery(INSERT)
                                        .setParameter(1, Tenancy.require().tenant())
                                        .setParameter(2, (short) lane(key))
                                        .setParameter(3, Ids.next())
                                        .setParameter(4, key)
                                        .setParameter(5, EventName.of(event.getClass()).toString())
                                        .setParameter(6, codec.text(codec.write(event)))
                                        .setParameter(7, EventMetadata.traceparent().orElse(null))
                                        .executeUpdate())
                .replaceWithVoid();
    }

    static int lane(UUID key) {
        return Math.floorMod(key.hashCode(), LANES);
    }
}
