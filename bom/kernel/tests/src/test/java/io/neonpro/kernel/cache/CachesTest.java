package io.neonpro.kernel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.AnyStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Money;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The caches of a whole service, with its own object mapper and transactions. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class CachesTest {

    private static final AnyStatement BOUND = new AnyStatement("select current_setting('app.tenant_id')");

    record Offer(UUID id, String name, Money price, Instant since) {}

    @Inject
    Caches caches;

    @Inject
    CacheConfig config;

    @Inject
    ObjectMapper mapper;

    @Inject
    Redis redis;

    private final UUID tenant = Ids.next();

    @Test
    void aRecordIsTheSameAfterRedis() {
        Caches another = new Caches(config, mapper, new SimpleMeterRegistry(), redis, "kernel");
        UUID id = Ids.next();
        Money price = new Money(new BigDecimal("350.00"), "BRL");
        Offer offer = new Offer(id, "Limpeza de pele", price, Instant.EPOCH);
        TenantCache<UUID, Offer> offers =
                caches.of("offers", Offer.class).loading(key -> Uni.createFrom().item(offer));
        TenantCache<UUID, Offer> offersThere = another.of("offers", Offer.class)
                .loading(key -> Uni.createFrom().failure(new AssertionError("loaded")));
        Work.of(tenant, () -> offers.get(id));

        Offer there = Work.of(tenant, () -> offersThere.get(id));

        assertThat(there).isEqualTo(offer);
    }

    @Test
    void loadersHaveTransactionsOfTheirOwnEvenInsideOne() {
        TenantCache<Integer, String> tenants = caches.of("tenants", String.class)
                .loading(key -> Transactions.run(() -> BOUND.list(String.class).map(List::getFirst)));

        Map<Integer, String> loaded = Work.inTransaction(tenant, () -> tenants.getAll(List.of(1, 2, 3, 4, 5)));

        assertThat(loaded).hasSize(5).allSatisfy((k, v) -> assertThat(v).isEqualTo("" + tenant));
    }
}
