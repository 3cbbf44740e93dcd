package io.neonpro.identity.password;

import io.neonpro.identity.attempt.Source;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bounded queue in which sources take turns. None of them has more than its share of the places, and when all are taken the
 * source that has most of them gives one up: whoever comes with one request waits for one of each other, however many there are.
 */
final class Turns<T> {

    private final int places;
    private final int share;
    private final Map<Source, Deque<T>> waiting = new LinkedHashMap<>();
    private int taken;
    private boolean isClosed;

    Turns(int places, int share) {
        this.places = places;
        this.share = share;
    }

    /** Who does not wait any more, perhaps the newcomer; empty when there was room. */
    synchronized Optional<T> add(Source source, T newcomer) {
        if (isClosed || waitingOf(source) >= share) {
            return Optional.of(newcomer);
        }
        Optional<T> refused = taken < places ? Optional.empty() : giveUp(waitingOf(source));
        if (taken >= places) {
            return Optional.of(newcomer);
        }
        waiting.computeIfAbsent(source, first -> new ArrayDeque<>()).addLast(newcomer);
        taken++;
        notify();
        return refused;
    }

    /** The next one, waiting for it; empty when this is closed. */
    synchronized Optional<T> take() throws InterruptedException {
        while (taken == 0 && !isClosed) {
            wait();
        }
        return taken == 0 ? Optional.empty() : Optional.of(next());
    }

    /** From now on nobody is let in; who waits is served. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    synchronized int size() {
        return taken;
    }

    /** Its source goes to the end, if it has more. */
    private T next() {
        Source source = waiting.keySet().iterator().next();
        Deque<T> queue = waiting.remove(source);
        T first = queue.removeFirst();
        if (!queue.isEmpty()) {
            waiting.put(source, queue);
        }
        taken--;
        return first;
    }

    /** The newest of the source with most places, if those are more than the newcomer's would be. */
    private Optional<T> giveUp(int newcomers) {
        return waiting.values().stream()
                .max(Comparator.comparingInt(Deque::size))
                .filter(longest -> longest.size() > newcomers + 1)
                .map(longest -> {
                    taken--;
                    return longest.removeLast();
                });
    }

    private int waitingOf(Source source) {
        Deque<T> queue = waiting.get(source);
        return queue == null ? 0 : queue.size();
    }
}
