package io.neonpro.kernel.tenant;

import io.neonpro.kernel.cache.Caches;
import io.neonpro.kernel.cache.TenantCache;
import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.event.Copy;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Whether the tenant of the context may work, as far as this service has heard; from memory, nearly always. */
@ApplicationScoped
public class TenantStanding {

    private static final Logger LOG = Logger.getLogger(TenantStanding.class);

    private static final TenantQuery<Standing> FIND = new TenantQuery<>(
            "select standing from tenant_standing where tenant_id = $1",
            row -> Standing.ofCode(row.getString("standing")));

    private static final Copy COPY = Copy.of("tenant_standing", List.of(), List.of("standing"));

    /** Longer than a replica is waited for before the primary is asked; requests wait for this. */
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(5);

    /** A tenant has one. */
    private static final String KEY = "now";

    private final Reads reads;
    private final RemovalJob removal;
    private final TenantCache<String, Standing> cache;

    TenantStanding(Caches caches, Reads reads, RemovalJob removal) {
        this.reads = reads;
        this.removal = removal;
        cache = caches.of("tenant-standing", Standing.class).loading(key -> load());
    }

    public Uni<Standing> now() {
        return cache.get(KEY);
    }

    /** For what changes something and comes without a token: fails as {@link StandingFilter} refuses what comes with one. */
    public Uni<Void> requireOpen() {
        return now().onFailure()
                .recoverWithItem(Standing.OPEN)
                .invoke(TenantStanding::requireOpen)
                .replaceWithVoid();
    }

    private static void requireOpen(Standing now) {
        switch (now) {
            case OPEN -> {}
            case SUSPENDED -> throw new ProblemException(StandingFilter.suspended());
            case CLOSED -> throw new ProblemException(StandingFilter.closed());
        }
    }

    /**
     * It has left, or never came: nobody acts for it here, and a while later nothing is left of it. In the caller's transaction.
     *
     * @param revision newer than all that was heard of it
     */
    public Uni<Void> close(long revision) {
        return keep(revision, Standing.CLOSED)
                .flatMap(isNews -> isNews
                        ? removal.plan(Tenancy.require().tenant())
                        : Uni.createFrom().voidItem());
    }

    Uni<Boolean> keep(long revision, Standing standing) {
        UUID tenant = Tenancy.require().tenant();
        return COPY.keep(revision, standing.code())
                .invoke(() -> CurrentTransaction.afterCommit(new Forgetting(this, tenant)));
    }

    private void forget(UUID tenant) {
        Tenancy.runAs(TenantContext.ofEvent(tenant), () -> cache.invalidate(KEY))
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf(failure, "The standing of tenant %s is told late", tenant));
    }

    /** Of a replica, so that reading goes on without the primary; what it says too early is forgotten within a second. */
    private Uni<Standing> load() {
        return reads.list(FIND)
                .ifNoItem()
                .after(FOUND_WITHIN)
                .fail()
                .map(found -> found.isEmpty() ? Standing.OPEN : found.getFirst());
    }

    /** What is done once it is committed. */
    private record Forgetting(TenantStanding standing, UUID tenant) implements Runnable {

        @Override
        public void run() {
            standing.forget(tenant);
        }
    }
}
