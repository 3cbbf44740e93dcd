package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.crypto.DataKey;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Streams of events of the current tenant. Everything here joins the transaction of the Vert.x
 * context, so an event is stored together with its effects or not at all.
 */
@ApplicationScoped
public class EventStore {

    private static final TenantStatement LOAD = new TenantStatement("""
                    select version, type, schema_version, subject, cast(data as text)
                      from event where tenant_id = ?1 and stream = ?2 and aggregate = ?3 order by version
                    """);

    private static final TenantStatement VERSION = new TenantStatement("""
                    select version from event
                     where tenant_id = ?1 and stream = ?2 and aggregate = ?3
                     order by version desc limit 1
                    """);

    private static final TenantStatement APPEND = new TenantStatement("""
                    insert into event (tenant_id, stream, version, aggregate, type, schema_version,
                                       subject, data, metadata)
                    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(cast(?8 as text) as jsonb),
                            cast(cast(?9 as text) as jsonb))
                    on conflict do nothing
                    """);

    /** Not a row lock: the first event has no row yet, and nobody may lock the past for a change. */
    private static final TenantStatement LOCK = new TenantStatement("""
                    select cast(pg_advisory_xact_lock(
                               hashtextextended(cast(cast(?1 as uuid) as text) || cast(cast(?2 as uuid) as text), 0)) as text)
                    """);

    private final EventCodec codec;
    private final PersonalData personalData;
    private final SubjectKeys keys;
    private final EventMetadata metadata;

    EventStore(EventCodec codec, PersonalData personalData, SubjectKeys keys, EventMetadata metadata) {
        this.codec = codec;
        this.personalData = personalData;
        this.keys = keys;
        this.metadata = metadata;
    }

    /**
     * @param stream empty when another aggregate's events are in it: who asks got the id from a request
     * @param family the events that may occur in the stream
     */
    <E> Uni<History<E>> load(Stream stream, EventFamily family) {
        return LOAD.list(Object[].class, stream.id(), stream.aggregate()).flatMap(rows -> this.<E>read(rows, family));
    }

    /** Number of the last event, 0 when there is none; no event is read. */
    Uni<Integer> version(Stream stream) {
        return VERSION.find(Integer.class, stream.id(), stream.aggregate()).map(found -> found.orElse(0));
    }

    private <E> Uni<History<E>> read(List<Object[]> rows, EventFamily family) {
        int version = rows.isEmpty() ? 0 : ((Number) rows.getLast()[0]).intValue();
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> this.<E>readOne(row, family))
                .collect()
                .asList()
                .map(events -> new History<>(version, events));
    }

    @SuppressWarnings("unchecked")
    private <E> Uni<E> readOne(Object[] row, EventFamily family) {
        EventName stored = new EventName((String) row[1], ((Number) row[2]).intValue());
        Class<E> type = (Class<E>) family.find(stored.name()).orElseThrow(() -> new UnknownEvent(stored));
        UUID subject = (UUID) row[3];
        ObjectNode data = codec.parse((String) row[4]);
        return (subject == null ? noKey() : keys.find(subject))
                .map(key -> codec.read(stored, type, personalData.open(stored.name(), data, key)));
    }

    private static Uni<Optional<DataKey>> noKey() {
        return Uni.createFrom().item(Optional.empty());
    }

    /** Waits until no other transaction has locked the stream, and keeps it locked to its own end. */
    Uni<Void> lock(UUID stream) {
        return LOCK.list(String.class, stream).replaceWithVoid();
    }

    /**
     * @param version of the stream that the events were decided on, 0 for a new one
     * @return false when somebody else has appended since; nothing was stored then
     */
    Uni<Boolean> append(Stream stream, int version, List<StoredEvent> events) {
        return insert(stream, version + 1, events.getFirst())
                .flatMap(isFirst -> isFirst
                        ? insertRest(stream, version + 2, events)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> insertRest(Stream stream, int firstVersion, List<StoredEvent> events) {
        return Multi.createFrom()
                .range(1, events.size())
                .onItem()
                .transformToUniAndConcatenate(i -> insert(stream, firstVersion + i - 1, events.get(i)))
                .collect()
                .last()
                .replaceWith(true);
    }

    private Uni<Boolean> insert(Stream stream, int version, StoredEvent stored) {
        EventName name = EventName.of(stored.event().getClass());
        return seal(stored)
                .flatMap(data -> APPEND.run(
                        stream.id(),
                        version,
                        stream.aggregate(),
                        name.name(),
                        name.version(),
                        stored.subject().orElse(null),
                        codec.text(data),
                        codec.text(metadata.current())))
                .map(inserted -> inserted == 1);
    }

    private Uni<ObjectNode> seal(StoredEvent stored) {
        Class<?> type = stored.event().getClass();
        ObjectNode data = codec.write(stored.event());
        if (!personalData.isIn(type)) {
            return Uni.createFrom().item(data);
        }
        return keys.of(stored.subject().orElseThrow(() -> new NobodysData(type)))
                .map(key -> personalData.seal(type, data, key));
    }

    /** Which stream, and which kind of aggregate lives in it. */
    record Stream(String aggregate, UUID id) {}

    /** An event and the person, if any, whose key seals its personal data. */
    record StoredEvent(Object event, Optional<UUID> subject) {}
}
