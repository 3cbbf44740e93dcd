package io.neonpro.kernel.replay;

import io.neonpro.kernel.event.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The rows that streams' events say there are.
 *
 * @param owners whose they are, or whose none are
 * @param rows for each table
 * @param events how many they are made of
 */
record Expected(List<UUID> owners, List<List<? extends Record>> rows, int events) {

    /** Of all of these streams. */
    static <E> Expected of(ReadModel<?, E> model, List<Story<E>> stories) {
        List<List<List<? extends Record>>> all =
                stories.stream().map(model::rowsOf).toList();
        List<List<? extends Record>> rows = IntStream.range(0, model.tables().size())
                .<List<? extends Record>>mapToObj(table -> merged(all, table))
                .toList();
        return new Expected(
                stories.stream().map(model::owner).toList(),
                rows,
                stories.stream().mapToInt(story -> story.facts().size()).sum());
    }

    private static List<? extends Record> merged(List<List<List<? extends Record>>> all, int table) {
        List<Record> merged = new ArrayList<>();
        all.forEach(rows -> merged.addAll(rows.get(table)));
        return merged;
    }

    /** The same, where others have none at all. */
    Expected withOwners(List<UUID> others) {
        return new Expected(others, rows, events);
    }
}
