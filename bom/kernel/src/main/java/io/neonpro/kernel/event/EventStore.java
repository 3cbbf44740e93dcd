package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Streams of events of the current tenant. Everything here joins the transaction of the Vert.x
 * context, so an event is stored together with its effects or not at all.
 */
@ApplicationScoped
public class EventStore {

    private static final TenantStatement LOAD = new TenantStatement("""
                    select version, type, schema_version, readable_from, subject, data::text, null as state
                      from event where tenant_id = $1 and stream = $2 and aggregate = $3 order by version
                    """);

    /**
     * The snapshot first, if there is one, which has a state and no type. A comparison with {@code coalesce(…)} itself would
     * be no index condition under a policy.
     */
    private static final TenantStatement LOAD_LATEST = new TenantStatement("""
                    with latest as (
                        select version, subject, data, state from snapshot
                         where tenant_id = $1 and stream = $2 and fold = $4 and aggregate = $3)
                    select version, null as type, null as schema_version, null as readable_from,
                           subject, data::text, state
                      from latest
                     union all
                    select version, type, schema_version, readable_from, subject, data::text, null
                      from event
                     where tenant_id = $1 and stream = $2 and aggregate = $3
                       and version > (select coalesce(max(version), 0) from latest)
                     order by version
                    """);

    private static final TenantStatement VERSION = new TenantStatement("""
                    select version from event
                     where tenant_id = $1 and stream = $2 and aggregate = $3
                     order by version desc limit 1
                    """);

    private static final TenantStatement APPEND = new TenantStatement("""
                    insert into event (tenant_id, stream, aggregate, metadata,
                                       version, event_id, type, schema_version, readable_from, subject, data)
                    select $1::uuid, $2::uuid, $3::text, $4::text::jsonb,
                           $5::integer + event.place, event.id, event.type, event.schema_version, event.readable_from,
                           event.subject, event.data::jsonb
                      from unnest($6::uuid[], $7::text[], $8::integer[], $9::integer[], $10::uuid[], $11::text[])
                           with ordinality as event (id, type, schema_version, readable_from, subject, data, place)
                     order by event.place
                    on conflict do nothing
                    """);

    /** Not a row lock: the first event has no row yet, and nobody may lock the past for a change. */
    private static final TenantStatement LOCK = new TenantStatement("""
                    select pg_advisory_xact_lock(hashtextextended($1::uuid::text || $2::uuid::text, 0))
                    """);

    private final EventCodec codec;
    private final PersonalData personalData;
    private final SubjectKeys keys;
    private final EventMetadata metadata;
    private final StreamSnapshots snapshots;

    EventStore(
            EventCodec codec,
            PersonalData personalData,
            SubjectKeys keys,
            EventMetadata metadata,
            StreamSnapshots snapshots) {
        this.codec = codec;
        this.personalData = personalData;
        this.keys = keys;
        this.metadata = metadata;
        this.snapshots = snapshots;
    }

    /**
     * Fails with {@link NewerEvent} when one of them is not for this version of the service to read.
     *
     * @param stream empty when another aggregate's events are in it: who asks got the id from a request
     * @param family the events that may occur in the stream
     */
    <S, E> Uni<History<S, E>> load(Stream stream, EventFamily family) {
        return LOAD.list(Function.identity(), stream.id(), stream.aggregate())
                .flatMap(rows -> history(rows, Optional.empty(), family));
    }

    /** The same from the latest snapshot on, in the same go. */
    <S, E> Uni<History<S, E>> load(Stream stream, EventFamily family, Fold<S> fold) {
        return LOAD_LATEST
                .list(Function.identity(), stream.id(), stream.aggregate(), fold.version())
                .flatMap(rows -> rows.isEmpty() || rows.getFirst().getString("state") == null
                        ? history(rows, Optional.empty(), family)
                        : since(rows, stream, family, fold));
    }

    private <S, E> Uni<History<S, E>> since(List<Row> rows, Stream stream, EventFamily family, Fold<S> fold) {
        return snapshots
                .open(stream, fold, rows.getFirst())
                .flatMap(snapshot -> snapshot.isEmpty()
                        ? load(stream, family)
                        : history(rows.subList(1, rows.size()), snapshot, family));
    }

    /** Number of the last event, 0 when there is none; no event is read. */
    Uni<Integer> version(Stream stream) {
        return VERSION.find(row -> row.getInteger("version"), stream.id(), stream.aggregate())
                .map(found -> found.orElse(0));
    }

    private <S, E> Uni<History<S, E>> history(
            List<Row> rows, Optional<StreamSnapshot<S>> snapshot, EventFamily family) {
        int version = rows.isEmpty()
                ? snapshot.map(StreamSnapshot::version).orElse(0)
                : rows.getLast().getInteger("version");
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> this.<E>read(StoredRow.of(row), family))
                .collect()
                .asList()
                .map(events -> new History<>(version, snapshot, events));
    }

    @SuppressWarnings("unchecked")
    private <E> Uni<E> read(StoredRow row, EventFamily family) {
        EventSchema stored = row.schema();
        Class<E> type = (Class<E>) family.find(stored.name()).orElseThrow(() -> new NewerEvent(stored.type()));
        ObjectNode data = codec.parse(row.data());
        return keys.findFor(row.subject())
                .map(key -> codec.read(stored, type, personalData.open(stored.name(), data, key)));
    }

    /** Waits until no other transaction has locked the stream, and keeps it locked to its own end. */
    Uni<Void> lock(UUID stream) {
        return LOCK.run(stream).replaceWithVoid();
    }

    /**
     * @param version of the stream that the events were decided on, 0 for a new one
     * @return false when somebody else has appended since; nothing was stored then
     */
    Uni<Boolean> append(Stream stream, int version, List<? extends StoredEvent<?>> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(this::seal)
                .collect()
                .asList()
                .flatMap(rows -> insertFirst(stream, version, rows));
    }

    /** Before the others, which would fit in behind an event that is not the one they were decided with. */
    private Uni<Boolean> insertFirst(Stream stream, int version, List<SealedEvent> events) {
        List<SealedEvent> rest = events.subList(1, events.size());
        return insert(stream, version, events.subList(0, 1))
                .flatMap(inserted -> inserted == 0 || rest.isEmpty()
                        ? Uni.createFrom().item(inserted == 1)
                        : insert(stream, version + 1, rest).replaceWith(true));
    }

    private Uni<Integer> insert(Stream stream, int version, List<SealedEvent> events) {
        return APPEND.run(
                stream.id(),
                stream.aggregate(),
                codec.text(metadata.current()),
                version,
                events.stream().map(SealedEvent::id).toArray(UUID[]::new),
                events.stream().map(event -> event.written().schema().name()).toArray(String[]::new),
                events.stream().map(event -> event.written().schema().version()).toArray(Integer[]::new),
                events.stream()
                        .map(event -> event.written().schema().readableFrom())
                        .toArray(Integer[]::new),
                events.stream().map(event -> event.subject().orElse(null)).toArray(UUID[]::new),
                events.stream().map(event -> codec.text(event.written().data())).toArray(String[]::new));
    }

    /** Whether a snapshot should be kept by whoever has read so many events. */
    boolean isLong(int events) {
        return snapshots.isDue(events);
    }

    <S> Uni<Void> keep(Stream stream, Fold<S> fold, StreamSnapshot<S> snapshot, Optional<UUID> subject) {
        return snapshots.keep(stream, fold, snapshot, subject);
    }

    private Uni<SealedEvent> seal(StoredEvent<?> stored) {
        Class<?> type = stored.event().getClass();
        WrittenEvent written = codec.write(stored.event());
        Uni<ObjectNode> sealed = personalData.isIn(type)
                ? keys.of(stored.subject().orElseThrow(() -> new NobodysData(type)))
                        .map(key -> personalData.seal(type, written.data(), key))
                : Uni.createFrom().item(written.data());
        return sealed.map(
                safe -> new SealedEvent(stored.id(), stored.subject(), new WrittenEvent(written.schema(), safe)));
    }

    /** Which stream, and which kind of aggregate lives in it. */
    record Stream(String aggregate, UUID id) {}

    /**
     * An event as it is stored.
     *
     * @param id what others know it by
     * @param version of the stream with it
     * @param subject the person, if any, whose key seals its personal data
     */
    record StoredEvent<E>(UUID id, int version, E event, Optional<UUID> subject) {}

    private record SealedEvent(UUID id, Optional<UUID> subject, WrittenEvent written) {}

    private record StoredRow(EventSchema schema, Optional<UUID> subject, String data) {

        static StoredRow of(Row row) {
            return new StoredRow(
                    new EventSchema(
                            row.getString("type"), row.getInteger("schema_version"), row.getInteger("readable_from")),
                    Optional.ofNullable(row.getUUID("subject")),
                    row.getString("data"));
        }
    }
}
