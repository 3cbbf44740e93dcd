package io.neonpro.kernel.data;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is known of the primary's and a replica's log positions over the last minutes. The lag is the age of the oldest
 * known write that the replica has not replayed; zero when it has all. A replica on an earlier timeline than the primary
 * has none of what was written since the failover.
 */
final class ReplicaLag {

    private record Sample(LogPosition position, long nanos) {}

    private static final int MAX_SAMPLES = 4096;

    private final Deque<Sample> waiting = new ArrayDeque<>();
    private LogPosition written = new LogPosition(0, 0);
    private LogPosition replayed = new LogPosition(0, 0);

    synchronized void written(LogPosition position) {
        if (position.compareTo(written) > 0) {
            written = position;
            if (!replayed.isAtOrAfter(position) && waiting.size() < MAX_SAMPLES) {
                waiting.addLast(new Sample(position, System.nanoTime()));
            }
        }
    }

    synchronized void replayed(LogPosition position) {
        replayed = position;
        while (!waiting.isEmpty() && position.isAtOrAfter(waiting.peekFirst().position())) {
            waiting.removeFirst();
        }
    }

    /** Only of the present timeline: positions on two of them are no measure of each other. */
    synchronized boolean hasReplayed(LogPosition position) {
        return position.timeline() == replayed.timeline()
                && position.timeline() >= written.timeline()
                && replayed.isAtOrAfter(position);
    }

    synchronized Duration age() {
        return waiting.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - waiting.peekFirst().nanos());
    }

    synchronized double bytes() {
        return Math.max(0, written.bytes() - replayed.bytes());
    }
}
