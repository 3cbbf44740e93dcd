package io.neonpro.kernel.event;

import io.neonpro.kernel.event.EventStore.StoredEvent;
import io.neonpro.kernel.event.EventStore.Stream;
import io.neonpro.kernel.event.Outbox.Publication;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The streams of one kind of aggregate: read, and appended to together with what others hear of it.
 *
 * @param name of the kind, as it is stored with each event
 * @param family all events of its streams
 */
record Streams<S, E>(String name, EventFamily family, EventStore store, Outbox outbox, Traits<S, E> traits) {

    Streams<S, E> with(Traits<S, E> others) {
        return new Streams<>(name, family, store, outbox, others);
    }

    Uni<History<S, E>> history(UUID id) {
        return traits.fold()
                .map(known -> store.<S, E>load(stream(id), family, known))
                .orElseGet(() -> store.load(stream(id), family));
    }

    /** Number of the last event, 0 when there is none; no event is read. */
    Uni<Integer> version(UUID id) {
        return store.version(stream(id));
    }

    /** Waits for those before, where commands follow each other. */
    Uni<Void> turn(UUID id) {
        return traits.isTakingTurns() ? store.lock(id) : Uni.createFrom().voidItem();
    }

    /** What others hear of an event, if they do. */
    Optional<?> told(UUID id, E event) {
        return traits.publication().apply(id, event);
    }

    /** Leaves a snapshot behind once there was much to read. */
    Uni<Void> keep(History<S, E> history, Change<S, E> change) {
        int events = history.events().size() + change.events().size();
        return traits.fold()
                .filter(known -> store.isLong(events))
                .map(known -> store.keep(
                        stream(change.id()),
                        known,
                        new StreamSnapshot<>(change.version(), change.state()),
                        traits.subject().apply(change.id(), change.events().getLast())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Change<S, E>> append(Change<S, E> change) {
        return append(change, Uni.createFrom().voidItem());
    }

    /** In one go: a clash fails the command, and with it whatever was published or shown of it. */
    Uni<Change<S, E>> append(Change<S, E> change, Uni<Void> alongside) {
        List<StoredEvent<E>> events = stored(change);
        return Uni.combine()
                .all()
                .unis(append(change, events), publish(change.id(), events), alongside)
                .asTuple()
                .flatMap(done -> done.getItem1() ? Uni.createFrom().item(change) : clash(change.id()));
    }

    /**
     * @param then together with what others hear of it
     * @param otherwise what to do when somebody else was faster
     */
    Uni<Change<S, E>> appendElse(Change<S, E> change, Uni<Void> then, Supplier<Uni<Change<S, E>>> otherwise) {
        List<StoredEvent<E>> events = stored(change);
        return append(change, events)
                .flatMap(isAppended -> isAppended
                        ? Uni.combine()
                                .all()
                                .unis(publish(change.id(), events), then)
                                .discardItems()
                                .replaceWith(change)
                        : otherwise.get());
    }

    private Uni<Boolean> append(Change<S, E> change, List<StoredEvent<E>> events) {
        return store.append(stream(change.id()), change.version() - events.size(), events);
    }

    private Uni<Void> publish(UUID id, List<StoredEvent<E>> events) {
        return outbox.publishAll(events.stream()
                .flatMap(stored -> told(id, stored.event()).stream()
                        .map(told -> new Publication(id, stored.id(), Optional.of(stored.version()), told)))
                .toList());
    }

    private List<StoredEvent<E>> stored(Change<S, E> change) {
        List<E> events = change.events();
        int firstVersion = change.version() - events.size() + 1;
        return IntStream.range(0, events.size())
                .mapToObj(place -> stored(change.id(), firstVersion + place, events.get(place)))
                .toList();
    }

    private StoredEvent<E> stored(UUID id, int version, E event) {
        return new StoredEvent<>(Ids.next(), version, event, traits.subject().apply(id, event));
    }

    private Stream stream(UUID id) {
        return new Stream(name, id);
    }

    private static <T> Uni<T> clash(UUID id) {
        return Uni.createFrom().failure(new ConcurrentChange(id));
    }
}
