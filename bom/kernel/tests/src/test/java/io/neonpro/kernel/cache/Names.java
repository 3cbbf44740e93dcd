package io.neonpro.kernel.cache;

import io.neonpro.kernel.data.Consistency;
import io.neonpro.kernel.data.LogPosition;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Where a cache under test loads from: names by number, counted, and slow when asked to be. */
final class Names {

    final Map<Integer, String> stored = new ConcurrentHashMap<>();
    final List<Set<Integer>> loads = new CopyOnWriteArrayList<>();
    final List<Optional<LogPosition>> seen = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    TenantCache<Integer, String> cachedIn(CacheInstance instance) {
        return instance.caches.of("names", String.class).loadingAll(this::load);
    }

    /** Loads from now on read what is stored, then wait until the future completes. */
    CompletableFuture<Void> holdUp() {
        gate = new CompletableFuture<>();
        return gate;
    }

    private Uni<Map<Integer, String>> load(Set<Integer> keys) {
        seen.add(Consistency.required());
        loads.add(keys);
        Map<Integer, String> found =
                keys.stream().filter(stored::containsKey).collect(Collectors.toMap(key -> key, stored::get));
        return Uni.createFrom().completionStage(gate.copy()).replaceWith(found);
    }
}
