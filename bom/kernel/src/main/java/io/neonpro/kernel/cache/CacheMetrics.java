package io.neonpro.kernel.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What one cache was asked for and found: {@code neonpro.cache.requests} by level (local, shared)
 * and result (hit, miss), and the time of {@code neonpro.cache.loads}.
 */
record CacheMetrics(Counter localHits, Counter localMisses, Counter sharedHits, Counter sharedMisses, Timer loads) {

    static CacheMetrics of(String cache, MeterRegistry registry) {
        return new CacheMetrics(
                requests(registry, cache, "local", "hit"),
                requests(registry, cache, "local", "miss"),
                requests(registry, cache, "shared", "hit"),
                requests(registry, cache, "shared", "miss"),
                Timer.builder("neonpro.cache.loads")
                        .description("Loads behind both levels, failed ones included")
                        .tag("cache", cache)
                        .register(registry));
    }

    void local(int hits, int misses) {
        localHits.increment(hits);
        localMisses.increment(misses);
    }

    void shared(long hits, long misses) {
        sharedHits.increment(hits);
        sharedMisses.increment(misses);
    }

    private static Counter requests(MeterRegistry registry, String cache, String level, String result) {
        return Counter.builder("neonpro.cache.requests")
                .description("Keys asked for, by level and result")
                .tags("cache", cache, "level", level, "result", result)
                .register(registry);
    }
}
