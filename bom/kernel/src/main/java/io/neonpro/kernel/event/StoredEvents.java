package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.crypto.DataKey;
import io.neonpro.kernel.crypto.ErasedSubjects;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The history of the current tenant, read stream by stream, to be shown or told again. There is no order among streams, and
 * none is needed: a stream's versions have no gaps and are committed one after the other, so whoever reads one sees all
 * that was committed before, and whatever is committed later has a later version.
 */
@ApplicationScoped
public class StoredEvents {

    /** Before all streams. */
    public static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Read at once, at most, unless a single stream has more. */
    private static final int MAX_EVENTS = 5_000;

    private static final TenantStatement BEGUN = new TenantStatement("""
                    select stream, aggregate from event
                     where tenant_id = $1 and stream > $2 and version = 1
                     order by stream limit $3
                    """);

    /** One after the other: not exists would be a join, for which Postgres may read all there is. */
    private static final TenantStatement NEVER_BEGUN = new TenantStatement("""
                    select one.stream from unnest($2::uuid[]) as one (stream)
                     where (select true from event
                             where tenant_id = $1 and event.stream = one.stream and version = 1 and aggregate = $3)
                           is null
                    """);

    private static final TenantStatement EVENTS = new TenantStatement("""
                    select stream, version, event_id, type, schema_version, readable_from, subject, data::text as data,
                           metadata::text as metadata, recorded_at
                      from event where tenant_id = $1 and stream = any($2) and aggregate = $3
                     order by stream, version limit $4
                    """);

    private final EventCodec codec;
    private final PersonalData personalData;
    private final SubjectKeys keys;
    private final ErasedSubjects erased;

    StoredEvents(EventCodec codec, PersonalData personalData, SubjectKeys keys, ErasedSubjects erased) {
        this.codec = codec;
        this.personalData = personalData;
        this.keys = keys;
        this.erased = erased;
    }

    /** A stream, and what kind of thing it is about. */
    public record Begun(UUID stream, String aggregate) {}

    /** Streams of all kinds, in the order of their ids. */
    public Uni<List<Begun>> begun(UUID after, int most) {
        return BEGUN.list(row -> new Begun(row.getUUID("stream"), row.getString("aggregate")), after, most);
    }

    /** Those that are no stream of this kind. */
    public Uni<List<UUID>> neverBegun(Collection<UUID> streams, Aggregate<?, ?, ?> aggregate) {
        return NEVER_BEGUN.list(row -> row.getUUID("stream"), ids(streams), aggregate.name());
    }

    /** All of these streams, or, where they have too many events, as many as the first of them as have not. */
    public <E> Uni<List<Story<E>>> firstOf(Aggregate<?, ?, E> aggregate, List<UUID> streams) {
        return rows(aggregate, streams, MAX_EVENTS + 1)
                .flatMap(rows ->
                        rows.size() <= MAX_EVENTS ? stories(aggregate, rows) : allOf(aggregate, complete(rows)));
    }

    /** All but the last one, which may have more; that one when it is alone. */
    private static List<UUID> complete(List<StoredRow> rows) {
        UUID last = rows.getLast().stream();
        List<UUID> complete = rows.stream()
                .map(StoredRow::stream)
                .distinct()
                .filter(stream -> !stream.equals(last))
                .toList();
        return complete.isEmpty() ? List.of(last) : complete;
    }

    /** All of these streams. */
    public <E> Uni<List<Story<E>>> allOf(Aggregate<?, ?, E> aggregate, List<UUID> streams) {
        return rows(aggregate, streams, Integer.MAX_VALUE).flatMap(rows -> stories(aggregate, rows));
    }

    /** A stream about somebody who is erased but for what the law keeps, readable all the same; empty for others. */
    public <E> Uni<Optional<Story<E>>> retained(Aggregate<?, ?, E> aggregate, UUID stream, UUID subject) {
        return keys.blocked(subject)
                .flatMap(key -> key.isEmpty()
                        ? Uni.createFrom().item(Optional.<Story<E>>empty())
                        : rows(aggregate, List.of(stream), Integer.MAX_VALUE)
                                .map(rows -> stories(aggregate, rows, Set.of(subject), Map.of(subject, key.get())))
                                .map(stories -> stories.stream().findFirst()));
    }

    private static Uni<List<StoredRow>> rows(Aggregate<?, ?, ?> aggregate, List<UUID> streams, int most) {
        return EVENTS.list(StoredRow::of, ids(streams), aggregate.name(), most);
    }

    private <E> Uni<List<Story<E>>> stories(Aggregate<?, ?, E> aggregate, List<StoredRow> rows) {
        Set<UUID> subjects =
                rows.stream().flatMap(row -> row.subject().stream()).collect(Collectors.toUnmodifiableSet());
        return subjects.isEmpty()
                ? Uni.createFrom().item(stories(aggregate, rows, Set.of(), Map.of()))
                : erased.now(subjects)
                        .flatMap(gone -> keysOf(subjects, gone).map(keys -> stories(aggregate, rows, gone, keys)));
    }

    /** Not of the erased, whose keys may still be remembered. */
    private Uni<Map<UUID, DataKey>> keysOf(Set<UUID> subjects, Set<UUID> gone) {
        return Multi.createFrom()
                .iterable(subjects)
                .filter(subject -> !gone.contains(subject))
                .onItem()
                .transformToUniAndConcatenate(subject -> keys.find(subject))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .in(HashMap::new, (found, key) -> found.put(key.subject(), key));
    }

    private <E> List<Story<E>> stories(
            Aggregate<?, ?, E> aggregate, List<StoredRow> rows, Set<UUID> gone, Map<UUID, DataKey> found) {
        return rows.stream()
                .collect(Collectors.groupingBy(StoredRow::stream, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(stream -> new Story<>(
                        stream.getKey(),
                        stream.getValue().stream()
                                .anyMatch(row ->
                                        row.subject().filter(gone::contains).isPresent()),
                        stream.getValue().stream()
                                .map(row -> fact(aggregate.family(), row, found))
                                .map(fact -> StoredEvents.<E>typed(fact))
                                .toList()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <E> Fact<E> typed(Fact<?> fact) {
        return (Fact<E>) fact;
    }

    private Fact<?> fact(EventFamily family, StoredRow row, Map<UUID, DataKey> found) {
        EventSchema schema = row.schema();
        Class<?> type = family.find(schema.name()).orElseThrow(() -> new NewerEvent(schema.type()));
        ObjectNode data = codec.parse(row.data());
        Optional<DataKey> key = row.subject().map(found::get);
        return new Fact<>(
                row.id(),
                row.version(),
                codec.read(schema, type, personalData.open(schema.name(), data, key)),
                key.isEmpty() && personalData.isIn(data),
                row.time(),
                codec.parse(row.metadata()));
    }

    private static UUID[] ids(Collection<UUID> streams) {
        return streams.toArray(UUID[]::new);
    }

    private record StoredRow(
            UUID stream,
            int version,
            UUID id,
            EventSchema schema,
            Optional<UUID> subject,
            String data,
            String metadata,
            Instant time) {

        static StoredRow of(Row row) {
            return new StoredRow(
                    row.getUUID("stream"),
                    row.getInteger("version"),
                    row.getUUID("event_id"),
                    new EventSchema(
                            row.getString("type"), row.getInteger("schema_version"), row.getInteger("readable_from")),
                    Optional.ofNullable(row.getUUID("subject")),
                    row.getString("data"),
                    row.getString("metadata"),
                    row.getOffsetDateTime("recorded_at").toInstant());
        }
    }
}
