package io.neonpro.kernel.replay;

import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.Story;
import java.util.List;
import java.util.UUID;

/**
 * What shows the state of an aggregate, and could be made of its events alone: the rows of one or more tables, each of one
 * stream. A command brings them up to date in its own transaction; here they are made of the same state by the same code, for
 * all that ever happened. Extended by a bean for each.
 *
 * @param <S> state
 * @param <E> events
 */
public abstract class ReadModel<S, E> {

    private final Aggregate<?, S, E> aggregate;
    private final List<ReadTable> tables;

    /**
     * @param tables one that refers to another after that; what a row refers to has the same owner
     */
    protected ReadModel(Aggregate<?, S, E> aggregate, ReadTable... tables) {
        this.aggregate = aggregate;
        this.tables = List.of(tables);
    }

    /**
     * The rows of a stream, for each table in order. An erased person's stream has none, and is not asked about.
     *
     * @param now its state, with all of its events
     */
    protected abstract List<List<? extends Record>> rows(Change<S, E> now);

    /** Whose rows a stream's are, as the tables say: the stream's own, unless they say otherwise. */
    protected UUID owner(Story<E> story) {
        return story.stream();
    }

    /** The stream of an owner. */
    protected UUID stream(UUID owner) {
        return owner;
    }

    /** The aggregate's. */
    public final String name() {
        return aggregate.name();
    }

    final Aggregate<?, S, E> aggregate() {
        return aggregate;
    }

    final List<ReadTable> tables() {
        return tables;
    }

    final List<List<? extends Record>> rowsOf(Story<E> story) {
        return story.isErased()
                ? tables.stream()
                        .<List<? extends Record>>map(table -> List.of())
                        .toList()
                : rows(aggregate.stateOf(story));
    }
}
