package io.neonpro.kernel.event;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Lets events of one tenant that wait together have their effects in one transaction, in their order: all of them have theirs
 * once, or none has.
 */
final class InboxBatches {

    /** Received one after the other, each after what it waits for: as if each had a transaction of its own. */
    private static final TenantStatement INSERT_ALL = new TenantStatement("""
                    insert into inbox (tenant_id, event_id, received_at)
                    select $1::uuid, id, clock_timestamp() + place * interval '1 microsecond'
                      from unnest($2::uuid[]) with ordinality as heard (id, place)
                    on conflict do nothing
                    returning event_id
                    """);

    private final EventCodec codec;
    private final Parking parking;
    private final Attempts attempts;
    private final InboxMetrics metrics;

    InboxBatches(EventCodec codec, Parking parking, Attempts attempts, InboxMetrics metrics) {
        this.codec = codec;
        this.parking = parking;
        this.attempts = attempts;
        this.metrics = metrics;
    }

    /** Fails when one of them fails or is parked, or all of them took too long. */
    Uni<Void> receive(Listener listener, List<IncomingEvent> events) {
        UUID tenant = events.getFirst().tenant();
        return attempts.of(tenant, () -> Attempts.inLastTransaction(() -> takeUnlessParked(listener, events)))
                .invoke(news -> events.forEach(
                        event -> metrics.count(event, news.contains(event.id()) ? "applied" : "duplicate")))
                .replaceWithVoid();
    }

    private Uni<Set<UUID>> takeUnlessParked(Listener listener, List<IncomingEvent> events) {
        UUID[] keys = events.stream().map(IncomingEvent::key).distinct().toArray(UUID[]::new);
        return Uni.combine()
                .all()
                .unis(remember(events), parking.arrive(listener.source(), keys))
                .asTuple()
                .flatMap(found -> found.getItem2()
                        ? Uni.createFrom().failure(new KeyIsParked())
                        : effects(listener, events, found.getItem1()));
    }

    /** Ids of those that are heard of for the first time. */
    private Uni<Set<UUID>> remember(List<IncomingEvent> events) {
        UUID[] ids = events.stream().map(IncomingEvent::id).toArray(UUID[]::new);
        return INSERT_ALL.list(row -> row.getUUID("event_id"), (Object) ids).map(Set::copyOf);
    }

    /** One after the other, each once. */
    private Uni<Set<UUID>> effects(Listener listener, List<IncomingEvent> events, Set<UUID> news) {
        Set<UUID> untaken = new HashSet<>(news);
        return Multi.createFrom()
                .iterable(events)
                .filter(event -> untaken.remove(event.id()))
                .onItem()
                .transformToUniAndConcatenate(event -> effect(listener, event))
                .collect()
                .last()
                .replaceWith(news);
    }

    private Uni<Void> effect(Listener listener, IncomingEvent event) {
        event.bind();
        return Uni.createFrom()
                .deferred(() -> listener.hear(codec.read(event, listener.known()), event.asOccurrence()))
                .replaceWithVoid();
    }
}
