package io.neonpro.kernel.cache;

import io.neonpro.kernel.data.LogPosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells Redis and the other instances what is no longer true. What cannot be told while Redis is
 * away is kept, up to a bound, and told before anything is read from Redis again.
 */
final class Invalidations {

    private final SharedLevel shared;
    private final RedisGate gate;
    private final int maxPending;
    private final Map<String, Optional<LogPosition>> pending = new LinkedHashMap<>();

    Invalidations(SharedLevel shared, RedisGate gate, int maxPending) {
        this.shared = shared;
        this.gate = gate;
        this.maxPending = maxPending;
    }

    /**
     * Completes once it was told, or kept; never fails.
     *
     * @param mustSee the write that made it untrue
     */
    Uni<Void> tell(String id, Optional<LogPosition> mustSee) {
        return Uni.createFrom()
                .deferred(() -> keepIfShut(id, mustSee)
                        ? Uni.createFrom().voidItem()
                        : gate.pass(() -> shared.invalidate(id, mustSee))
                                .onFailure()
                                .invoke(failure -> keep(id, mustSee, failure))
                                .onFailure()
                                .recoverWithNull());
    }

    /** Tells everything that was kept; fails, and keeps the rest, when Redis is away again. */
    Uni<Void> tellPending() {
        return Multi.createFrom()
                .iterable(snapshot().entrySet())
                .onItem()
                .transformToUniAndConcatenate(kept -> tellAgain(kept.getKey(), kept.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The write that made a key untrue, if it could not be told yet. */
    synchronized Optional<LogPosition> kept(String id) {
        return pending.getOrDefault(id, Optional.empty());
    }

    /** Opens the gate, unless more was kept meanwhile. */
    synchronized void openIfSettled() {
        if (pending.isEmpty()) {
            gate.open();
        }
    }

    // forgotten before it is told: an invalidation that arrives meanwhile must be told once more
    private Uni<Void> tellAgain(String id, Optional<LogPosition> mustSee) {
        return Uni.createFrom()
                .deferred(() -> {
                    forget(id);
                    return gate.probe(() -> shared.invalidate(id, mustSee));
                })
                .onFailure()
                .invoke(failure -> keep(id, mustSee, failure));
    }

    private synchronized boolean keepIfShut(String id, Optional<LogPosition> mustSee) {
        boolean isShut = gate.isShut();
        if (isShut) {
            keep(id, mustSee);
        }
        return isShut;
    }

    // one untold invalidation is enough to stop reading from Redis
    private synchronized void keep(String id, Optional<LogPosition> mustSee, Throwable failure) {
        keep(id, mustSee);
        gate.shut(failure);
    }

    private void keep(String id, Optional<LogPosition> mustSee) {
        if (pending.size() < maxPending || pending.containsKey(id)) {
            pending.put(id, mustSee);
        }
    }

    private synchronized void forget(String id) {
        pending.remove(id);
    }

    private synchronized Map<String, Optional<LogPosition>> snapshot() {
        return new LinkedHashMap<>(pending);
    }
}
