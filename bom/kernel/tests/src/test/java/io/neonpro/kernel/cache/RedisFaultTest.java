package io.neonpro.kernel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.redis.Redis;
import io.neonpro.kernel.data.LogPosition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of a service whose Redis comes and goes. */
class RedisFaultTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final LocalPort port = LocalPort.free();
    private final UUID tenant = UUID.randomUUID();
    private final Names names = new Names();
    private Redis redis;
    private CacheInstance here;
    private CacheInstance there;
    private TenantCache<Integer, String> cache;
    private TenantCache<Integer, String> cacheThere;

    @BeforeEach
    void startInstances() {
        redis = new Redis(folder.resolve("redis"), port, folder);
        here = new CacheInstance(port.address(), Map.of());
        there = new CacheInstance(port.address(), Map.of());
        cache = names.cachedIn(here);
        cacheThere = names.cachedIn(there);
        names.stored.put(1, "Ana");
    }

    @AfterEach
    void stopAll() {
        here.close();
        there.close();
        redis.stop();
    }

    @Test
    void withoutRedisAWriterStillLoadsWhatItWrote() {
        await().atMost(PATIENCE).until(() -> !here.isUsingRedis());
        LogPosition written = new LogPosition(1, 42);

        here.invalidate(tenant, cache, 1, written);
        get(1);

        assertThat(names.seen).containsExactly(Optional.of(written));
    }

    @Test
    void aServiceStartsWithoutRedisAndUsesItOnceItIsThere() {
        assertThat(get(1)).isEqualTo("Ana");
        assertThat(getThere(1)).isEqualTo("Ana");
        assertThat(names.loads).hasSize(2);
        awaitNoRedis();

        redis.start();

        awaitRedis();
        names.loads.clear();
        get(1);
        getThere(1);
        assertThat(names.loads).hasSize(1);
    }

    @Test
    void whatWasInvalidatedWhileRedisWasAwayIsForgottenEverywhereOnceItIsBack() {
        redis.start();
        awaitRedis();
        get(1);
        getThere(1);
        redis.stop();
        awaitNoRedis();
        names.stored.put(1, "Ana Maria");
        here.await(tenant, () -> cache.invalidate(1));
        assertThat(get(1)).isEqualTo("Ana Maria");

        redis.start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(getThere(1)).isEqualTo("Ana Maria"));
    }

    @Test
    void invalidationsAreHeardAgainAfterRedisWasAway() {
        redis.start();
        awaitRedis();
        redis.stop();
        awaitNoRedis();
        redis.start();
        awaitRedis();
        getThere(1);
        names.stored.put(1, "Ana Maria");

        here.await(tenant, () -> cache.invalidate(1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(getThere(1)).isEqualTo("Ana Maria"));
    }

    @Test
    void aRedisThatNeverAnswersCostsNothingAfterTheFirstCalls() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
                CacheInstance waiting = new CacheInstance(
                        "127.0.0.1:" + silent.getLocalPort(), Map.of("neonpro.cache.redis-timeout", "200ms"))) {
            TenantCache<Integer, String> cache = names.cachedIn(waiting);
            await().atMost(PATIENCE).until(() -> !waiting.isUsingRedis());
            waiting.await(tenant, () -> cache.get(1));
            long begin = System.nanoTime();

            for (int i = 2; i < 102; i++) {
                int key = i;
                waiting.await(tenant, () -> cache.get(key));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("half of what a hundred of them would wait")
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    private void awaitRedis() {
        await().atMost(PATIENCE).until(() -> Stream.of(here, there).allMatch(CacheInstance::isUsingRedis));
        await().atMost(PATIENCE).until(() -> Stream.of(here, there).allMatch(CacheInstance::isListening));
    }

    private void awaitNoRedis() {
        await().atMost(PATIENCE).until(() -> Stream.of(here, there).noneMatch(CacheInstance::isUsingRedis));
    }

    private String get(int key) {
        return here.await(tenant, () -> cache.get(key));
    }

    private String getThere(int key) {
        return there.await(tenant, () -> cacheThere.get(key));
    }
}
