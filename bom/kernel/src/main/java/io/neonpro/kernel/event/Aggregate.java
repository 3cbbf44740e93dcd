package io.neonpro.kernel.event;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * An event-sourced aggregate: loads its stream, lets the rules decide, appends what happened and
 * leaves what others should know in the outbox, all in the caller's transaction.
 *
 * @param <C> commands
 * @param <S> state
 * @param <E> events
 */
public final class Aggregate<C, S, E> {

    private static final int MAX_ATTEMPTS = 2;

    private final Decider<C, S, E> rules;
    private final Streams<S, E> streams;

    /** Made by {@link Aggregates}. */
    Aggregate(Decider<C, S, E> rules, Streams<S, E> streams) {
        this.rules = rules;
        this.streams = streams;
    }

    private Aggregate<C, S, E> with(Traits<S, E> traits) {
        return new Aggregate<>(rules, streams.with(traits));
    }

    /** Names the person whose key seals the {@link Personal} components of an event. */
    public Aggregate<C, S, E> about(BiFunction<UUID, E, Optional<UUID>> dataSubject) {
        return with(streams.traits().about(dataSubject));
    }

    /** Says what other services hear of an event: a record of the published language, or none. */
    public Aggregate<C, S, E> publishing(BiFunction<UUID, E, Optional<?>> asPublished) {
        return with(streams.traits().publishing(asPublished));
    }

    /**
     * Lets commands for one stream follow each other, each decided on what the one before it made,
     * so that those who commute never clash however many come at once. One more statement each; not
     * needed where the caller's transaction holds a row that all writers of the stream hold.
     */
    public Aggregate<C, S, E> takingTurns() {
        return with(streams.traits().takingTurns());
    }

    /**
     * Keeps snapshots of long streams, so that a command reads a bounded number of events. They are written together
     * with the events that made a stream that long, and read in the same statement as those that follow.
     */
    public Aggregate<C, S, E> keepingSnapshots(Fold<S> stateFold) {
        return with(streams.traits().keepingSnapshots(stateFold));
    }

    /** The kind of its streams, as their events are stored. */
    public String name() {
        return streams.name();
    }

    EventFamily family() {
        return streams.family();
    }

    /** What all of its events have made of a stream. */
    public Change<S, E> stateOf(Story<E> story) {
        List<E> events = story.facts().stream().map(Fact::event).toList();
        return new Change<>(
                story.stream(),
                story.version(),
                new History<S, E>(story.version(), Optional.empty(), events).replay(rules),
                events);
    }

    /** What others hear of an event, if they do. */
    Optional<?> told(UUID id, E event) {
        return streams.told(id, event);
    }

    /**
     * Waits for its turn, and has it to the end of the caller's transaction: before something is taken that commands for other
     * streams want too. Nothing where commands do not take turns.
     */
    public Uni<Void> turn(UUID id) {
        return streams.turn(id);
    }

    /** The current state. Its version is 0 when the aggregate does not exist. */
    public Uni<Change<S, E>> load(UUID id) {
        return streams.history(id)
                .map(history -> new Change<>(id, history.version(), history.replay(rules), List.of()));
    }

    /**
     * Carries out the command that an aggregate begins with, whose id nobody had before: there is
     * nothing to load.
     *
     * @return fails with {@link Refused} when the rules refuse, with {@link ConcurrentChange} when
     *     somebody had the id after all
     */
    public Uni<Change<S, E>> begin(UUID freshId, C command) {
        return begin(freshId, command, change -> Uni.createFrom().voidItem());
    }

    /**
     * The same, and what shows it.
     *
     * @param alongside statements that are sent together with the events
     */
    public Uni<Change<S, E>> begin(UUID freshId, C command, Function<Change<S, E>, Uni<Void>> alongside) {
        return decide(freshId, 0, rules.initial(), command, change -> streams.append(change, alongside.apply(change)));
    }

    /**
     * Carries out a command; decided anew once when somebody else was faster.
     *
     * @return fails with {@link Refused} when the rules refuse, with {@link ConcurrentChange} when
     *     others keep being faster
     */
    public Uni<Change<S, E>> handle(UUID id, C command) {
        return attempt(id, any -> {}, command, MAX_ATTEMPTS);
    }

    /**
     * Carries out a command that was meant for one version of the aggregate.
     *
     * @return fails with {@link ConcurrentChange} when it has another version by now
     */
    public Uni<Change<S, E>> handle(UUID id, int expectedVersion, C command) {
        IntConsumer exactly = version -> {
            if (version != expectedVersion) {
                throw new ConcurrentChange(id);
            }
        };
        return attempt(id, exactly, command, 1);
    }

    /**
     * Carries out a command that its sender allows for some versions of the aggregate only ({@code
     * If-Match}); decided anew once when somebody else was faster.
     *
     * @param precondition gets the version that the rules are about to decide on, each time they
     *     do, and throws what the caller shall fail with; not asked when there is no aggregate yet,
     *     since the rules know better what to say then
     */
    public Uni<Change<S, E>> handle(UUID id, IntConsumer precondition, C command) {
        IntConsumer ofExisting = version -> {
            if (version > 0) {
                precondition.accept(version);
            }
        };
        return attempt(id, ofExisting, command, MAX_ATTEMPTS);
    }

    /**
     * Carries out a command on an aggregate of which its version tells all that the rules ask, without reading what
     * happened before.
     *
     * @param stateAt the state at a version, 0 when there is no aggregate yet
     */
    public Uni<Change<S, E>> handleUnread(UUID id, IntFunction<S> stateAt, C command) {
        return streams.turn(id)
                .chain(() -> streams.version(id))
                .flatMap(version -> decide(id, version, stateAt.apply(version), command, streams::append));
    }

    private Uni<Change<S, E>> attempt(UUID id, IntConsumer precondition, C command, int attempts) {
        Supplier<Uni<Change<S, E>>> anew = () -> attempt(id, precondition, command, attempts - 1);
        return streams.turn(id)
                .chain(() -> streams.history(id))
                .invoke(history -> precondition.accept(history.version()))
                .flatMap(history -> decide(
                        id,
                        history.version(),
                        history.replay(rules),
                        command,
                        change -> attempts == 1
                                ? streams.append(change, streams.keep(history, change))
                                : streams.appendElse(change, streams.keep(history, change), anew)));
    }

    private Uni<Change<S, E>> decide(
            UUID id, int version, S state, C command, Function<Change<S, E>, Uni<Change<S, E>>> append) {
        return switch (rules.decide(command, state)) {
            case Decision.Refusal<E>(Rejected reason) -> Uni.createFrom().failure(reason.asFailure());
            case Decision.Accepted<E>(List<E> events)
            when events.isEmpty() -> Uni.createFrom().item(new Change<>(id, version, state, events));
            case Decision.Accepted<E>(List<E> events) -> append.apply(changed(id, version, state, events));
        };
    }

    private Change<S, E> changed(UUID id, int version, S before, List<E> events) {
        S state = before;
        for (E event : events) {
            state = rules.evolve(state, event);
        }
        return new Change<>(id, version + events.size(), state, events);
    }
}
