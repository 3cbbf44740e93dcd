package io.neonpro.kernel.cache;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.start.Settled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes a service's caches:
 *
 * <pre>{@code
 * treatments = caches.of("treatments", Treatment.class).loading(this::treatment);
 * }</pre>
 *
 * <p>A cache is bounded by {@code neonpro.cache.limits.<name>.…}, see {@link CacheConfig}. In a
 * native executable the value's class must be registered for reflection.
 */
@ApplicationScoped
public class Caches {

    private final CacheConfig config;
    private final ObjectMapper mapper;
    private final MeterRegistry registry;
    private final SharedLevel shared;
    private final RedisGate gate;
    private final Invalidations invalidations;
    private final RedisLink link;
    private final Map<String, TenantCache<?, ?>> caches = new ConcurrentHashMap<>();
    private final List<Gauge> gauges = new ArrayList<>();

    Caches(
            CacheConfig config,
            ObjectMapper mapper,
            MeterRegistry registry,
            Redis redis,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.mapper = mapper;
        this.registry = registry;
        shared = new SharedLevel(redis, service, config.loadTimeout().multipliedBy(2));
        gate = new RedisGate(config.redisTimeout(), config.redisFailures());
        invalidations = new Invalidations(shared, gate, config.pendingInvalidations());
        link = new RedisLink(
                redis, shared.channel(), gate, invalidations, config.probeEvery(), this::forgetAll, this::forget);
    }

    void start(@Observes Settled event) {
        gauge(
                "neonpro.cache.shared.available",
                "Whether the caches use Redis (1) or go on without it (0)",
                () -> !gate.isShut());
        gauge(
                "neonpro.cache.listening",
                "Whether invalidations by other instances arrive (1) or not (0)",
                link::isListening);
        link.start();
    }

    @PreDestroy
    void stop() {
        link.stop();
        gauges.forEach(registry::remove);
    }

    /**
     * @param name kebab-case, once per service
     */
    public <V> Loading<V> of(String name, Class<V> type) {
        return new Loading<>(name, mapper.constructType(type));
    }

    /**
     * @param name kebab-case, once per service
     */
    public <V> Loading<V> of(String name, TypeReference<V> type) {
        return new Loading<>(name, mapper.getTypeFactory().constructType(type));
    }

    private void gauge(String name, String description, BooleanSupplier isTrue) {
        gauges.add(Gauge.builder(name, () -> isTrue.getAsBoolean() ? 1 : 0)
                .description(description)
                .register(registry));
    }

    private void forget(String id) {
        TenantCache<?, ?> cache = caches.get(id.substring(0, Math.max(0, id.indexOf(':'))));
        if (cache != null) {
            cache.forget(id);
        }
    }

    private void forgetAll() {
        caches.values().forEach(TenantCache::forgetAll);
    }

    /** A cache that still lacks its loader. */
    public final class Loading<V> {

        private static final int PARALLEL_LOADS = 8;

        private final String name;
        private final JavaType type;

        private Loading(String name, JavaType type) {
            if (!name.matches("[a-z][a-z0-9-]*")) {
                throw new IllegalArgumentException("Not a name in kebab-case: " + name);
            }
            this.name = name;
            this.type = type;
        }

        /**
         * Loads key by key. The loader runs on a context of its own, bound to the tenant and to no
         * user, outside the caller's transaction; it reads through {@link Reads} or the
         * primary. Null means there is no value.
         */
        public <K> TenantCache<K, V> loading(Function<K, Uni<V>> loader) {
            return loadingAll(keys -> LoadEach.of(keys, loader, PARALLEL_LOADS));
        }

        /** Like {@link #loading}, but many keys at once; keys without a value are left out. */
        public <K> TenantCache<K, V> loadingAll(Function<Set<K>, Uni<Map<K, V>>> loader) {
            CacheConfig.Limits limits = config.limits().get(name);
            CacheMetrics metrics = CacheMetrics.of(name, registry);
            RemoteLevels<K, V> remote = new RemoteLevels<>(
                    shared,
                    gate,
                    invalidations,
                    new CacheCodec<>(mapper, type),
                    limits,
                    config.loadTimeout(),
                    loader,
                    metrics);
            TenantCache<K, V> cache = new TenantCache<>(name, limits, remote, invalidations, metrics);
            if (caches.putIfAbsent(name, cache) != null) {
                throw new IllegalStateException("There is a cache " + name + " already");
            }
            return cache;
        }
    }
}
