package io.neonpro.kernel.portable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Who takes a tenant's data along: each is made known once within an hour, as a stolen session would read page after page, too. */
@ApplicationScoped
class Takers {

    private static final Duration ONCE_WITHIN = Duration.ofHours(1);
    private static final int MAX_REMEMBERED = 10_000;

    private record Taker(UUID tenant, UUID person) {}

    private final List<TakingAlong> news;
    private final Cache<Taker, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(ONCE_WITHIN)
            .build();

    Takers(@All List<TakingAlong> news) {
        this.news = news;
    }

    /** Before the caller sees anything; outside a transaction. */
    Uni<Void> tell() {
        TenantContext caller = Tenancy.require();
        return caller.user()
                .map(person -> new Taker(caller.tenant(), person))
                .filter(taker -> told.getIfPresent(taker) == null)
                .map(this::tell)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(Taker taker) {
        if (news.isEmpty()) {
            throw new IllegalStateException("Nobody would hear that all is taken along");
        }
        return Transactions.run(() -> Multi.createFrom()
                        .iterable(news)
                        .onItem()
                        .transformToUniAndConcatenate(each -> each.tell(taker.person()))
                        .collect()
                        .last())
                .invoke(() -> told.put(taker, true))
                .replaceWithVoid();
    }
}
