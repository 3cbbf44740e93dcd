package io.neonpro.kernel.event;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Rows of the outbox that Kafka has acknowledged. They are deleted a moment later, those of all lanes together, and until
 * then not sent again by whoever knows so. Who dies in between leaves them to be sent once more, in their order, as does
 * who dies right before deleting them; the inboxes know them. Called on the relay's event loop.
 */
final class SentRows {

    private static final Logger LOG = Logger.getLogger(SentRows.class);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final int MANY = 500;
    private static final int MOST = 5_000;
    private static final long NONE = -1;

    private final OutboxRounds rounds;
    private final EventLoop loop;
    private final Vertx vertx;
    private final Map<Long, Integer> lanes = new LinkedHashMap<>();
    private final List<Task> tasks = new ArrayList<>();
    private boolean isDeleting;
    private boolean hasFailed;
    private long timer = NONE;

    SentRows(OutboxRounds rounds, EventLoop loop, Vertx vertx) {
        this.rounds = rounds;
        this.loop = loop;
        this.vertx = vertx;
    }

    /** Ids of those of a lane that are still there. */
    List<Long> of(int lane) {
        return lanes.entrySet().stream()
                .filter(row -> row.getValue() == lane)
                .map(Map.Entry::getKey)
                .toList();
    }

    void add(int lane, Collection<Long> ids) {
        ids.forEach(id -> lanes.put(id, lane));
        if (lanes.size() < MANY || hasFailed) {
            deleteIn(hasFailed ? LATER : SOON);
        } else {
            delete();
        }
    }

    /** Whether nothing more is to be sent before some of them are gone. */
    boolean isFull() {
        return lanes.size() >= MOST;
    }

    /** Does something when those that are there now are gone, or cannot be deleted for the moment. */
    void afterwards(Runnable work) {
        if (lanes.isEmpty()) {
            work.run();
        } else {
            tasks.add(new Task(Set.copyOf(lanes.keySet()), work));
            if (!hasFailed) {
                delete();
            }
        }
    }

    private void deleteIn(Duration time) {
        if (timer == NONE && !isDeleting && !lanes.isEmpty()) {
            timer = vertx.setTimer(time.toMillis(), rung -> loop.run(this::rung));
        }
    }

    private void rung() {
        timer = NONE;
        delete();
    }

    private void delete() {
        if (!isDeleting && !lanes.isEmpty()) {
            vertx.cancelTimer(timer);
            timer = NONE;
            isDeleting = true;
            Map<Long, Integer> these = Map.copyOf(lanes);
            loop.run(rounds.delete(these), done -> deleted(these), this::failed);
        }
    }

    private void deleted(Map<Long, Integer> these) {
        lanes.keySet().removeAll(these.keySet());
        hasFailed = false;
        ended();
    }

    private void failed(Throwable failure) {
        LOG.warnf("What Kafka has stays in the outbox: %s", failure.getMessage());
        hasFailed = true;
        ended();
    }

    private void ended() {
        isDeleting = false;
        List<Task> due = tasks.stream()
                .filter(task -> hasFailed || Collections.disjoint(task.rows(), lanes.keySet()))
                .toList();
        tasks.removeAll(due);
        if (tasks.isEmpty()) {
            deleteIn(hasFailed ? LATER : SOON);
        } else {
            delete();
        }
        due.forEach(task -> task.work().run());
    }

    /** What is to be done when these are gone. */
    private record Task(Set<Long> rows, Runnable work) {}
}
