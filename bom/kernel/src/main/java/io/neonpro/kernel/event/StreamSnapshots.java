package io.neonpro.kernel.event;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.crypto.DataKey;
import io.neonpro.kernel.crypto.ErasedSubjectException;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.EventStore.Stream;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * States of aggregates whose streams are long, sealed as their events are. What cannot be used, as its components are
 * others by now or its person was erased, is as if it were not there: the events are read instead.
 */
@ApplicationScoped
class StreamSnapshots {

    private static final Logger LOG = Logger.getLogger(StreamSnapshots.class);

    /** The newest wins, whoever comes last; each version of the rules has its own, lest two releases take turns. */
    private static final TenantStatement KEEP = new TenantStatement("""
                    insert into snapshot (tenant_id, stream, fold, aggregate, version, state, subject, data)
                    values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)
                    on conflict (tenant_id, stream, fold) do update
                       set version = excluded.version, state = excluded.state, subject = excluded.subject,
                           data = excluded.data, taken_at = excluded.taken_at
                     where snapshot.version < excluded.version
                    """);

    private final ObjectMapper json;
    private final PersonalData personalData;
    private final SubjectKeys keys;
    private final SnapshotSettings settings;

    StreamSnapshots(ObjectMapper json, PersonalData personalData, SubjectKeys keys, SnapshotSettings settings) {
        this.json = strict(json);
        this.personalData = personalData;
        this.keys = keys;
        this.settings = settings;
    }

    /** Everything is written, and nothing may be missing or left over when it is read. */
    private static ObjectMapper strict(ObjectMapper json) {
        return json.copy()
                .setDefaultPropertyInclusion(Include.ALWAYS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    /** Whether so many events are too many to be read again next time. */
    boolean isDue(int events) {
        return events >= settings.every();
    }

    /**
     * In the caller's transaction.
     *
     * @param subject whose key seals what is personal in it; nothing is kept of somebody who was erased
     */
    <S> Uni<Void> keep(Stream stream, Fold<S> fold, StreamSnapshot<S> snapshot, Optional<UUID> subject) {
        Class<?> type = snapshot.state().getClass();
        ObjectNode data = json.valueToTree(snapshot.state());
        Optional<UUID> sealedFor = subject.filter(person -> personalData.isIn(type));
        return sealed(stream, type, data, sealedFor)
                .flatMap(safe -> KEEP.run(
                        stream.id(),
                        fold.version(),
                        stream.aggregate(),
                        snapshot.version(),
                        type.getSimpleName(),
                        sealedFor.orElse(null),
                        safe.toString()))
                .replaceWithVoid()
                .onFailure(ErasedSubjectException.class)
                .recoverWithNull();
    }

    private Uni<ObjectNode> sealed(Stream stream, Class<?> type, ObjectNode data, Optional<UUID> subject) {
        if (!personalData.isIn(type)) {
            return Uni.createFrom().item(data);
        }
        return keys.of(subject.orElseThrow(() -> new NobodysData(type)))
                .map(key -> personalData.seal(type, sealedAs(stream), data, key));
    }

    /** What a row holds, if it can be used. */
    <S> Uni<Optional<StreamSnapshot<S>>> open(Stream stream, Fold<S> fold, Row row) {
        return keys.findFor(Optional.ofNullable(row.getUUID("subject"))).map(key -> read(stream, fold, row, key));
    }

    private <S> Optional<StreamSnapshot<S>> read(Stream stream, Fold<S> fold, Row row, Optional<DataKey> key) {
        try {
            ObjectNode data = json.readValue(row.getString("data"), ObjectNode.class);
            boolean isReadable = key.isPresent() || !personalData.isIn(data);
            return isReadable
                    ? state(fold, row.getString("state"), personalData.open(sealedAs(stream), data, key))
                            .map(state -> new StreamSnapshot<>(row.getInteger("version"), state))
                    : Optional.empty();
        } catch (JsonProcessingException others) {
            LOG.debugf("A snapshot of %s is of no use: %s", stream, others.getMessage());
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private <S> Optional<S> state(Fold<S> fold, String name, ObjectNode data) throws IOException {
        Optional<Class<? extends S>> type = fold.find(name);
        return type.isEmpty() ? Optional.empty() : Optional.of(json.treeToValue(data, type.get()));
    }

    private static String sealedAs(Stream stream) {
        return "snapshot of " + stream.aggregate();
    }
}
