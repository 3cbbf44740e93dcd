package io.neonpro.kernel.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.data.Consistency;
import io.neonpro.kernel.data.LogPosition;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * A cache in two levels, this process's memory before Redis, in front of a loader; made by {@link
 * Caches}.
 *
 * <p>A key always belongs to the tenant of the caller's context. Many callers of one key cause one
 * load. Without Redis it works from memory and the loader alone; an entry may then be as old as
 * {@code local-for}.
 *
 * @param <K> the key; its {@code toString} names it, in Redis too
 * @param <V> the value; goes to Redis as JSON, so neither secrets nor personal data belong in it
 */
public final class TenantCache<K, V> {

    private final String name;
    private final CacheConfig.Limits limits;
    private final Cache<String, Entry<V>> local;
    private final ConcurrentMap<String, Batch<K, V>> fetching = new ConcurrentHashMap<>();
    private final RemoteLevels<K, V> remote;
    private final Invalidations invalidations;
    private final CacheMetrics metrics;

    TenantCache(
            String name,
            CacheConfig.Limits limits,
            RemoteLevels<K, V> remote,
            Invalidations invalidations,
            CacheMetrics metrics) {
        this.name = name;
        this.limits = limits;
        this.remote = remote;
        this.invalidations = invalidations;
        this.metrics = metrics;
        local = Caffeine.newBuilder()
                .maximumSize(limits.localSize())
                .expireAfterWrite(limits.localFor())
                .build();
    }

    /** The value, or null when there is none. Fails as the loader fails. */
    public Uni<V> get(K key) {
        return getAll(List.of(key)).map(values -> values.get(key));
    }

    /** The values there are, by key, fetched in one round trip and loaded in one batch. */
    public Uni<Map<K, V>> getAll(Collection<K> keys) {
        return Uni.createFrom().deferred(() -> {
            UUID tenant = Tenancy.require().tenant();
            Map<String, K> wanted = new LinkedHashMap<>();
            keys.forEach(key -> wanted.put(id(tenant, key), key));
            Map<String, Entry<V>> held = local.getAllPresent(wanted.keySet());
            metrics.local(held.size(), wanted.size() - held.size());
            return held.size() == wanted.size()
                    ? Uni.createFrom().item(values(wanted, held))
                    : fetch(tenant, wanted, held);
        });
    }

    /**
     * Forgets a key here, in Redis and in every other instance; never fails. Call it after the
     * commit of what changed, on the same context: a load that began earlier then leaves nothing
     * behind, and a later one sees at least that commit.
     */
    public Uni<Void> invalidate(K key) {
        return Uni.createFrom().deferred(() -> {
            String id = id(Tenancy.require().tenant(), key);
            forget(id);
            // again afterwards: Redis could be read until it was told
            return CallerContext.keep(invalidations.tell(id, Consistency.required()))
                    .invoke(() -> forget(id));
        });
    }

    /** Forgets what is held here, also from a fetch under way. */
    void forget(String id) {
        fetching.compute(id, (same, batch) -> {
            local.invalidate(id);
            return null;
        });
    }

    void forgetAll() {
        fetching.keySet().forEach(this::forget);
        local.invalidateAll();
    }

    private Uni<Map<K, V>> fetch(UUID tenant, Map<String, K> wanted, Map<String, Entry<V>> held) {
        Map<String, K> missing = new LinkedHashMap<>(wanted);
        missing.keySet().removeAll(held.keySet());
        List<Uni<Map<String, Entry<V>>>> answers =
                batches(tenant, missing).stream().map(Batch::answer).toList();
        return CallerContext.keep(Uni.join().all(answers).andFailFast()).map(parts -> {
            Map<String, Entry<V>> entries = new HashMap<>(held);
            parts.forEach(entries::putAll);
            return values(wanted, entries);
        });
    }

    private Set<Batch<K, V>> batches(UUID tenant, Map<String, K> missing) {
        Batch<K, V> own = new Batch<>();
        Set<Batch<K, V>> batches = new LinkedHashSet<>();
        missing.forEach((id, key) -> {
            Batch<K, V> running = fetching.putIfAbsent(id, own);
            if (running == null) {
                own.add(id, key);
            }
            batches.add(running == null ? own : running);
        });
        if (!own.isEmpty()) {
            Optional<LogPosition> mustSee = Consistency.required();
            // without the caller's user: what is cached must not depend on who asked first
            own.start(Tenancy.runAs(TenantContext.ofEvent(tenant), () -> {
                mustSee.ifPresent(Consistency::require);
                return fetch(own);
            }));
        }
        return batches;
    }

    private Uni<Map<String, Entry<V>>> fetch(Batch<K, V> batch) {
        return remote.fetch(batch.keys())
                .invoke(entries -> entries.forEach((id, entry) -> hold(id, entry, batch)))
                .onTermination()
                .invoke(() -> batch.keys().keySet().forEach(id -> fetching.remove(id, batch)));
    }

    // only if the key was not forgotten since the fetch began
    private void hold(String id, Entry<V> entry, Batch<K, V> batch) {
        fetching.computeIfPresent(id, (same, current) -> {
            if (current == batch && limits.holds(entry)) {
                local.put(id, entry);
            }
            return current;
        });
    }

    private String id(UUID tenant, K key) {
        return name + ":" + tenant + ":" + key;
    }

    private static <K, V> Map<K, V> values(Map<String, K> wanted, Map<String, Entry<V>> entries) {
        return wanted.entrySet().stream()
                .filter(each -> !entries.get(each.getKey()).isAbsent())
                .collect(Collectors.toMap(
                        Map.Entry::getValue,
                        each -> entries.get(each.getKey()).value().orElseThrow()));
    }
}
