package io.neonpro.kernel.replay;

import io.neonpro.kernel.data.LockTimeout;
import io.neonpro.kernel.event.StoredEvents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Compares what a read model shows with what events say, and puts it right. A command may be under way meanwhile: what it
 * has committed between the two questions looks like a difference. So the rows of whoever differs are locked, and
 * only then their events are read, again: who has changed the rows has committed, events and all, and who is about to waits.
 * All of it in the caller's transaction.
 */
@ApplicationScoped
class Comparison {

    /** Shorter than it takes Postgres to look for a deadlock, so it is never a command that gives way. */
    private static final LockTimeout SHORTLY = new LockTimeout(Duration.ofMillis(300));

    private final StoredEvents events;
    private final RowsJson json;

    Comparison(StoredEvents events, RowsJson json) {
        this.events = events;
        this.json = json;
    }

    /**
     * What came of it.
     *
     * @param differing whose rows were not what their events say
     * @param corrected how many rows were changed, added or removed
     */
    record Found(List<UUID> differing, int corrected) {

        static final Found NOTHING = new Found(List.of(), 0);
    }

    Uni<Found> compare(ReadModel<?, ?> model, Expected expected, boolean corrects) {
        return differing(model, expected)
                .flatMap(differing -> differing.isEmpty()
                        ? Uni.createFrom().item(Found.NOTHING)
                        : compareAlone(model, differing, corrects));
    }

    /** The same of a few, while nobody else changes their rows. */
    <E> Uni<Found> compareAlone(ReadModel<?, E> model, List<UUID> owners, boolean corrects) {
        return SHORTLY.set()
                .chain(() -> model.tables().getFirst().lock(owners))
                .chain(() -> events.allOf(
                        model.aggregate(), owners.stream().map(model::stream).toList()))
                .map(stories -> Expected.of(model, stories).withOwners(owners))
                .flatMap(now -> differing(model, now)
                        .flatMap(differing -> (corrects && !differing.isEmpty()
                                        ? write(model, now)
                                        : Uni.createFrom().item(0))
                                .map(corrected -> new Found(differing, corrected))));
    }

    /** Those whose rows differ, among these. */
    Uni<List<UUID>> differing(ReadModel<?, ?> model, Expected expected) {
        return inTurn(
                        model,
                        table -> model.tables()
                                .get(table)
                                .differing(
                                        expected.owners(),
                                        json.write(expected.rows().get(table))))
                .map(found -> found.stream().flatMap(List::stream).distinct().toList());
    }

    /** What refers to something goes before that, and comes after it; answers how many rows that were. */
    Uni<Integer> write(ReadModel<?, ?> model, Expected expected) {
        List<ReadTable> tables = model.tables();
        List<String> rows = expected.rows().stream().map(json::write).toList();
        int last = tables.size() - 1;
        return inTurn(model, table -> tables.get(last - table).remove(expected.owners(), rows.get(last - table)))
                .flatMap(removed -> inTurn(model, table -> tables.get(table).put(rows.get(table)))
                        .map(put -> sum(removed) + sum(put)));
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private static <T> Uni<List<T>> inTurn(ReadModel<?, ?> model, IntFunction<Uni<T>> work) {
        return Multi.createFrom()
                .range(0, model.tables().size())
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
