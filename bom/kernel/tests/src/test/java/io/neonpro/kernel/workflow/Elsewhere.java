package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.Rejected;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Another service, which knows bookings by their keys and what is cancelled for good; getting there may go wrong. */
class Elsewhere {

    private final Vertx vertx;
    private final Supplier<Fault> faults;
    private final Map<UUID, Set<UUID>> bookings = new ConcurrentHashMap<>();
    private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger late = new AtomicInteger();

    /** What goes wrong. */
    enum Fault {
        NONE,
        /** It is not reached. */
        AWAY,
        /** It has its effect, and the answer is lost. */
        UNANSWERED,
        /** It has its effect long after everybody has stopped waiting. */
        LATE,
        /** It is a bug. */
        BROKEN,
        /** It says no. */
        REFUSED
    }

    Elsewhere(Vertx vertx, Supplier<Fault> faults) {
        this.vertx = vertx;
        this.faults = faults;
    }

    static Supplier<Fault> random(Random random) {
        return () -> switch (random.nextInt(20)) {
            case 0, 1 -> Fault.AWAY;
            case 2, 3 -> Fault.UNANSWERED;
            case 4 -> Fault.LATE;
            case 5, 6 -> Fault.BROKEN;
            case 7 -> Fault.REFUSED;
            default -> Fault.NONE;
        };
    }

    <E> Uni<E> book(Task<?> task, E answer) {
        return reach(() -> addUnlessCancelled(task)).replaceWith(answer);
    }

    Uni<Void> cancel(Task<?> task) {
        return reach(() -> remove(task));
    }

    int bookings(UUID workflow) {
        return bookings.getOrDefault(workflow, Set.of()).size();
    }

    /** Whether nothing is on its way any more. */
    boolean isQuiet() {
        return late.get() == 0;
    }

    /** By which it knows a booking again. */
    UUID key(Task<?> task) {
        return task.key();
    }

    private synchronized void addUnlessCancelled(Task<?> task) {
        if (cancelled.contains(task.workflow())) {
            throw no();
        }
        bookings.computeIfAbsent(task.workflow(), any -> ConcurrentHashMap.newKeySet())
                .add(key(task));
    }

    private synchronized void remove(Task<?> task) {
        cancelled.add(task.workflow());
        bookings.remove(task.workflow());
    }

    private Uni<Void> reach(Runnable effect) {
        return switch (faults.get()) {
            case NONE -> done(effect);
            case AWAY -> Uni.createFrom().failure(new ConnectException("nobody is there"));
            case UNANSWERED -> done(effect).chain(() -> Uni.createFrom().failure(new ConnectException("reset")));
            case LATE -> later(effect);
            case BROKEN -> Uni.createFrom().failure(new IllegalStateException("a bug"));
            case REFUSED -> Uni.createFrom().failure(no());
        };
    }

    private static Uni<Void> done(Runnable effect) {
        return Uni.createFrom().voidItem().invoke(effect);
    }

    private Uni<Void> later(Runnable effect) {
        late.incrementAndGet();
        vertx.setTimer(400, now -> {
            try {
                effect.run();
            } catch (RuntimeException refused) {
                // nobody is there to hear it
            } finally {
                late.decrementAndGet();
            }
        });
        return Uni.createFrom().nothing();
    }

    private static RuntimeException no() {
        return Rejected.conflict("full", "There is no room.").asFailure();
    }
}
