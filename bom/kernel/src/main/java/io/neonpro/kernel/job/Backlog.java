package io.neonpro.kernel.job;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a tenant from having too many jobs of a kind. They are counted once a minute, and when there seem to be too many;
 * what is added meanwhile is added up, as if none were ever done. Each instance adds up its own, so several together may
 * be a little late.
 */
@ApplicationScoped
class Backlog {

    private static final int MAX_TENANTS = 10_000;
    private static final Duration COUNT_AFTER = Duration.ofMinutes(1);

    private static final TenantStatement COUNT = new TenantStatement("""
                    select count(*) from (
                        select from job where tenant_id = $1 and kind = $2 order by unique_key limit $3) as backlog
                    """);

    private final Cache<Pile, AtomicInteger> estimates = Caffeine.newBuilder()
            .maximumSize(MAX_TENANTS)
            .expireAfterWrite(COUNT_AFTER)
            .build();

    /** Within the caller's transaction; fails with {@link TooManyJobs}. */
    Uni<Void> admit(JobKind<?> kind) {
        Pile pile = new Pile(Tenancy.require().tenant(), kind.name());
        AtomicInteger estimate = estimates.getIfPresent(pile);
        return estimate != null && estimate.incrementAndGet() <= kind.limits().perTenant()
                ? Uni.createFrom().voidItem()
                : count(kind, pile);
    }

    private Uni<Void> count(JobKind<?> kind, Pile pile) {
        int most = kind.limits().perTenant();
        return COUNT.find(row -> row.getInteger(0), kind.name(), most)
                .map(found -> found.filter(count -> count < most).orElseThrow(() -> new TooManyJobs(kind)))
                .invoke(count -> estimates.put(pile, new AtomicInteger(count + 1)))
                .replaceWithVoid();
    }

    private record Pile(UUID tenant, String kind) {}
}
