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
 * Who is acquainted has every other turn, and the place of a stranger if need be: so no crowd, wherever it comes from, keeps out
 * who got in before.
 */
final class Turns<T> {

    private final int places;
    private final int share;
    private final Map<Source, Deque<T>> waiting = new LinkedHashMap<>();
    private int taken;
    private boolean wasAcquainted;
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
        Optional<T> refused = taken < places ? Optional.empty() : giveUp(source);
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
        Source source = whoseTurnItIs();
        wasAcquainted = source.isAcquainted();
        Deque<T> queue = waiting.remove(source);
        T first = queue.removeFirst();
        if (!queue.isEmpty()) {
            waiting.put(source, queue);
        }
        taken--;
        return first;
    }

    private Source whoseTurnItIs() {
        return waiting.keySet().stream()
                .filter(source -> source.isAcquainted() != wasAcquainted)
                .findFirst()
                .orElseGet(() -> waiting.keySet().iterator().next());
    }

    /**
     * The newest of the source with most places, if those are more than the newcomer's would be; else that of the last stranger,
     * for who is acquainted.
     */
    private Optional<T> giveUp(Source newcomer) {
        return longest(waitingOf(newcomer) + 1)
                .or(() -> newcomer.isAcquainted() ? lastStranger() : Optional.empty())
                .map(this::withdrawNewest);
    }

    private Optional<Source> longest(int moreThan) {
        return waiting.entrySet().stream()
                .max(Comparator.comparingInt(source -> source.getValue().size()))
                .filter(longest -> longest.getValue().size() > moreThan)
                .map(Map.Entry::getKey);
    }

    private Optional<Source> lastStranger() {
        return waiting.keySet().stream()
                .filter(source -> !source.isAcquainted())
                .reduce((one, later) -> later);
    }

    private T withdrawNewest(Source source) {
        Deque<T> queue = waiting.get(source);
        T newest = queue.removeLast();
        if (queue.isEmpty()) {
            waiting.remove(source);
        }
        taken--;
        return newest;
    }

    private int waitingOf(Source source) {
        Deque<T> queue = waiting.get(source);
        return queue == null ? 0 : queue.size();
    }
}
