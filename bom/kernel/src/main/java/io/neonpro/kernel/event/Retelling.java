package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tells others again what they were told, under the same ids and in order per key, by the same way. Of an erased person only
 * what has no personal data is told.
 */
@ApplicationScoped
public class Retelling {

    private static final int ROOM = 1_000;

    private static final String WAITING =
            "select count(*) from (select from outbox order by lane, id limit " + ROOM + ") as few";

    private final Outbox outbox;
    private final Pool workers;

    Retelling(Outbox outbox, @ReactiveDataSource("relay") Pool workers) {
        this.outbox = outbox;
        this.workers = workers;
    }

    /** Whether what is told now for the first time would not wait behind too much of what is told again. */
    public Uni<Boolean> hasRoom() {
        return workers.preparedQuery(WAITING)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0) < ROOM);
    }

    /**
     * Within the caller's transaction.
     *
     * @return how many events were told
     */
    public <E> Uni<Integer> tell(Aggregate<?, ?, E> aggregate, Story<E> story, Selection selection) {
        List<Repetition> told = story.facts().stream()
                .filter(selection::includes)
                .flatMap(fact -> told(aggregate, story.stream(), fact, selection))
                .toList();
        return outbox.repeatAll(story.stream(), told, !selection.withEffects()).replaceWith(told.size());
    }

    private static <E> Stream<Repetition> told(
            Aggregate<?, ?, E> aggregate, UUID stream, Fact<E> fact, Selection selection) {
        return aggregate.told(stream, fact.event()).stream()
                .filter(selection::isOf)
                .map(event -> new Repetition(
                        fact.id(),
                        Optional.of(fact.version()),
                        event,
                        fact.time(),
                        id(fact, "causation"),
                        id(fact, "correlation"),
                        text(fact, "traceparent")));
    }

    private static Optional<UUID> id(Fact<?> fact, String name) {
        return text(fact, name).map(Ids::of);
    }

    private static Optional<String> text(Fact<?> fact, String name) {
        return Optional.of(fact.metadata().path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /**
     * Within the caller's transaction.
     *
     * @return how many were told
     */
    public Uni<Integer> tell(List<Standing> standings, Selection selection) {
        List<Standing> told = standings.stream()
                .filter(standing -> selection.isOfAnyTime() && selection.isOf(standing.event()))
                .toList();
        return Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> outbox.repeatAll(one.key(), List.of(asItStands(one)), !selection.withEffects()))
                .onItem()
                .ignoreAsUni()
                .replaceWith(told.size());
    }

    private static Repetition asItStands(Standing standing) {
        return new Repetition(
                standing.id(),
                Optional.empty(),
                standing.event(),
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
