package io.neonpro.kernel.cache;

import io.micrometer.core.instrument.Timer;
import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.data.Consistency;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What lies behind a process's memory: Redis, then the loader. */
final class RemoteLevels<K, V> {

    private static final int PARALLEL_STORES = 16;

    private final SharedLevel shared;
    private final RedisGate gate;
    private final Invalidations invalidations;
    private final CacheCodec<V> codec;
    private final CacheConfig.Limits limits;
    private final Duration loadTimeout;
    private final Function<Set<K>, Uni<Map<K, V>>> loader;
    private final CacheMetrics metrics;

    RemoteLevels(
            SharedLevel shared,
            RedisGate gate,
            Invalidations invalidations,
            CacheCodec<V> codec,
            CacheConfig.Limits limits,
            Duration loadTimeout,
            Function<Set<K>, Uni<Map<K, V>>> loader,
            CacheMetrics metrics) {
        this.shared = shared;
        this.gate = gate;
        this.invalidations = invalidations;
        this.codec = codec;
        this.limits = limits;
        this.loadTimeout = loadTimeout;
        this.loader = loader;
        this.metrics = metrics;
    }

    /** An entry for every id. Fails as the loader fails, never because of Redis. */
    Uni<Map<String, Entry<V>>> fetch(Map<String, K> keys) {
        return CallerContext.keep(lookups(List.copyOf(keys.keySet()))).flatMap(lookups -> complete(keys, lookups));
    }

    private Uni<Map<String, Lookup<V>>> lookups(List<String> ids) {
        return gate.pass(() -> shared.read(ids))
                .map(texts -> byId(ids, id -> codec.decode(texts.get(id))))
                .onFailure()
                .recoverWithItem(() -> byId(ids, id -> new Lookup.Unknown<>(invalidations.kept(id))));
    }

    private Uni<Map<String, Entry<V>>> complete(Map<String, K> keys, Map<String, Lookup<V>> lookups) {
        Map<String, Entry<V>> entries = found(lookups);
        metrics.shared(entries.size(), missing(lookups));
        if (entries.size() == keys.size()) {
            return Uni.createFrom().item(entries);
        }
        Map<String, K> missing = new HashMap<>(keys);
        missing.keySet().removeAll(entries.keySet());
        Lookup.mustSee(lookups.values()).ifPresent(Consistency::require);
        return load(missing)
                .call(loaded -> store(loaded, lookups))
                .invoke(loaded -> loaded.forEach(entries::put))
                .replaceWith(entries);
    }

    private Uni<Map<String, Entry<V>>> load(Map<String, K> missing) {
        return Uni.createFrom()
                .deferred(() -> {
                    Timer.Sample sample = Timer.start();
                    return loader.apply(Set.copyOf(missing.values()))
                            .onTermination()
                            .invoke(() -> sample.stop(metrics.loads()));
                })
                .ifNoItem()
                .after(loadTimeout)
                .fail()
                .map(values -> byId(missing.keySet(), id -> Entry.ofNullable(values.get(missing.get(id)))));
    }

    private Uni<Void> store(Map<String, Entry<V>> loaded, Map<String, Lookup<V>> lookups) {
        List<Uni<Void>> stores = loaded.entrySet().stream()
                .filter(each -> limits.holds(each.getValue()))
                .map(each -> store(each.getKey(), each.getValue(), lookups))
                .toList();
        return stores.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(stores)
                        .usingConcurrencyOf(PARALLEL_STORES)
                        .andCollectFailures()
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }

    private Uni<Void> store(String id, Entry<V> entry, Map<String, Lookup<V>> lookups) {
        return lookups.get(id) instanceof Lookup.Missing<V>(String seen)
                ? gate.pass(() -> shared.store(id, seen, codec.encode(entry), limits.sharedFor(entry)))
                : Uni.createFrom().voidItem();
    }

    private static <V> Map<String, Entry<V>> found(Map<String, Lookup<V>> lookups) {
        Map<String, Entry<V>> entries = new HashMap<>();
        lookups.forEach((id, lookup) -> {
            if (lookup instanceof Lookup.Found<V>(Entry<V> entry)) {
                entries.put(id, entry);
            }
        });
        return entries;
    }

    private static long missing(Map<String, ? extends Lookup<?>> lookups) {
        return lookups.values().stream()
                .filter(lookup -> lookup instanceof Lookup.Missing<?>)
                .count();
    }

    private static <T> Map<String, T> byId(Iterable<String> ids, Function<String, T> value) {
        Map<String, T> byId = new HashMap<>();
        ids.forEach(id -> byId.put(id, value.apply(id)));
        return byId;
    }
}
