package io.neonpro.kernel.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.kernel.data.Consistency;
import io.neonpro.kernel.data.LogPosition;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One of several instances of a service, with caches of its own. */
final class CacheInstance implements AutoCloseable {

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final Caches caches;
    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;

    CacheInstance(String address, Map<String, String> settings) {
        redis = Redis.createClient(vertx, "redis://" + address);
        caches = new Caches(config(settings), new ObjectMapper(), metrics, redis, "test");
        caches.start(null);
    }

    /** The answer of work done for a tenant, on a context of its own. */
    <T> CompletableFuture<T> start(UUID tenant, Supplier<Uni<T>> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        VertxContext.createNewDuplicatedContext(vertx.getDelegate().getOrCreateContext())
                .runOnContext(ignored -> {
                    Tenancy.bind(TenantContext.ofEvent(tenant));
                    work.get().subscribe().with(answer::complete, answer::completeExceptionally);
                });
        return answer;
    }

    <T> T await(UUID tenant, Supplier<Uni<T>> work) {
        return start(tenant, work).join();
    }

    /** Forgets a key because of a write that was committed at this position. */
    <K> void invalidate(UUID tenant, TenantCache<K, ?> cache, K key, LogPosition written) {
        await(tenant, () -> {
            Consistency.wrote(written);
            return cache.invalidate(key);
        });
    }

    boolean isUsingRedis() {
        return is("neonpro.cache.shared.available");
    }

    boolean isListening() {
        return is("neonpro.cache.listening");
    }

    private boolean is(String gauge) {
        return metrics.get(gauge).gauge().value() == 1;
    }

    @Override
    public void close() {
        caches.stop();
        redis.close();
        vertx.closeAndAwait();
    }

    private static CacheConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(CacheConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("neonpro.cache.probe-every", "50ms")
                .withDefaultValue("neonpro.cache.redis-timeout", "2s")
                .withDefaultValue("neonpro.cache.limits.names.local-for", "1m")
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(CacheConfig.class);
    }
}
