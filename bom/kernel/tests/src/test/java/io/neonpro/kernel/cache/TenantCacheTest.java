package io.neonpro.kernel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.redis.Redis;
import io.neonpro.kernel.data.LogPosition;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of a service that share a Redis. */
class TenantCacheTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static final LocalPort port = LocalPort.free();
    private static Redis redis;

    private final UUID tenant = UUID.randomUUID();
    private final Names names = new Names();
    private CacheInstance here;
    private CacheInstance there;
    private TenantCache<Integer, String> cache;
    private TenantCache<Integer, String> cacheThere;

    @BeforeAll
    static void startRedis() {
        redis = new Redis(folder.resolve("redis"), port, folder);
        redis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.stop();
    }

    @BeforeEach
    void startInstances() {
        here = new CacheInstance(port.address(), Map.of());
        there = new CacheInstance(port.address(), Map.of());
        cache = names.cachedIn(here);
        cacheThere = names.cachedIn(there);
        names.stored.put(1, "Ana");
        await().atMost(PATIENCE).until(() -> here.isListening() && there.isListening());
    }

    @AfterEach
    void stopInstances() {
        here.close();
        there.close();
    }

    @Test
    void aValueIsLoadedOnceForAllInstances() {
        get(1);

        List<String> again = List.of(get(1), getThere(1));

        assertThat(again).containsOnly("Ana");
        assertThat(names.loads).hasSize(1);
        assertThat(requests(here, "local", "hit")).isEqualTo(1);
        assertThat(requests(there, "shared", "hit")).isEqualTo(1);
    }

    @Test
    void tenantsShareNothing() {
        get(1);
        names.stored.put(1, "Bia");

        String others = here.await(UUID.randomUUID(), () -> cache.get(1));

        assertThat(others).isEqualTo("Bia");
    }

    @Test
    void manyReadersOfAKeyCauseOneLoad() {
        CompletableFuture<Void> loading = names.holdUp();
        List<CompletableFuture<String>> readers = IntStream.range(0, 100)
                .mapToObj(i -> here.start(tenant, () -> cache.get(1)))
                .toList();
        await().atMost(PATIENCE).until(() -> !names.loads.isEmpty());

        loading.complete(null);

        assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isEqualTo("Ana"));
        assertThat(names.loads).hasSize(1);
    }

    @Test
    void aBatchLoadsOnlyWhatIsMissingAndAllOfItAtOnce() {
        names.stored.putAll(Map.of(2, "Bia", 3, "Caio"));
        get(1);

        Map<Integer, String> all = here.await(tenant, () -> cache.getAll(List.of(1, 2, 3, 4)));

        assertThat(all).isEqualTo(Map.of(1, "Ana", 2, "Bia", 3, "Caio"));
        assertThat(names.loads).containsExactly(Set.of(1), Set.of(2, 3, 4));
    }

    @Test
    void aWriteHereIsSeenThere() {
        get(1);
        getThere(1);
        names.stored.put(1, "Ana Maria");

        here.await(tenant, () -> cache.invalidate(1));

        assertThat(get(1)).isEqualTo("Ana Maria");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(getThere(1)).isEqualTo("Ana Maria"));
    }

    @Test
    void aLoadOvertakenByAnInvalidationLeavesNothingBehind() {
        CompletableFuture<Void> loading = names.holdUp();
        CompletableFuture<String> early = here.start(tenant, () -> cache.get(1));
        await().atMost(PATIENCE).until(() -> !names.loads.isEmpty());
        names.stored.put(1, "Ana Maria");

        here.await(tenant, () -> cache.invalidate(1));
        loading.complete(null);

        assertThat(early.join()).isEqualTo("Ana");
        assertThat(get(1)).isEqualTo("Ana Maria");
        assertThat(getThere(1)).isEqualTo("Ana Maria");
    }

    @Test
    void aLoadOvertakenByAnotherInstancesInvalidationStoresNothingInRedis() {
        CompletableFuture<Void> loading = names.holdUp();
        CompletableFuture<String> early = here.start(tenant, () -> cache.get(1));
        await().atMost(PATIENCE).until(() -> !names.loads.isEmpty());
        names.stored.put(1, "Ana Maria");

        there.await(tenant, () -> cacheThere.invalidate(1));
        loading.complete(null);

        early.join();
        assertThat(getThere(1)).isEqualTo("Ana Maria");
    }

    @Test
    void whoLoadsAfterAnInvalidationSeesAtLeastTheWriteThatCausedIt() {
        LogPosition written = new LogPosition(1, 42);

        here.invalidate(tenant, cache, 1, written);
        getThere(1);

        assertThat(names.seen).containsExactly(Optional.of(written));
    }

    @Test
    void absenceIsRememberedOnlyWhenAskedFor() {
        get(9);
        get(9);
        assertThat(names.loads).hasSize(2);

        Map<String, String> settings = Map.of("neonpro.cache.limits.names.absent-for", "1m");
        try (CacheInstance remembering = new CacheInstance(port.address(), settings)) {
            TenantCache<Integer, String> absences = names.cachedIn(remembering);
            remembering.await(tenant, () -> absences.get(9));

            assertThat(remembering.await(tenant, () -> absences.get(9))).isNull();
        }

        assertThat(names.loads).hasSize(3);
    }

    @Test
    void aReaderWhoGivesUpDoesNotTakeTheLoadFromOthers() {
        CompletableFuture<Void> loading = names.holdUp();
        here.start(tenant, () -> {
                    cache.get(1).subscribe().with(ignored -> {}).cancel();
                    return Uni.createFrom().voidItem();
                })
                .join();
        CompletableFuture<String> patient = here.start(tenant, () -> cache.get(1));

        loading.complete(null);

        assertThat(patient.join()).isEqualTo("Ana");
        assertThat(names.loads).hasSize(1);
    }

    private String get(int key) {
        return here.await(tenant, () -> cache.get(key));
    }

    private String getThere(int key) {
        return there.await(tenant, () -> cacheThere.get(key));
    }

    private static double requests(CacheInstance instance, String level, String result) {
        return instance.metrics
                .get("neonpro.cache.requests")
                .tags("cache", "names", "level", level, "result", result)
                .counter()
                .count();
    }
}
