package io.neonpro.kernel.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What is to be noted in access logs, on its way there: an instance writes what was seen through it a moment later, all of a
 * tenant together. While the primary is away it waits here; once there is no more room, nobody sees what nobody would know of.
 */
@ApplicationScoped
class AccessTrail {

    private static final Logger LOG = Logger.getLogger(AccessTrail.class);
    private static final int MAX_WAITING = 20_000;
    private static final int MAX_TOGETHER = 500;
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int MAX_REMEMBERED = 50_000;

    private final Vertx vertx;
    private final AccessChain chain;
    private final Map<UUID, List<Access>> waiting = new HashMap<>();
    private final Cache<Seen, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private CompletableFuture<Void> round = CompletableFuture.completedFuture(null);
    private int count;

    AccessTrail(Vertx vertx, AccessChain chain) {
        this.vertx = vertx;
        this.chain = chain;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(SOON.toMillis(), tick -> round());
    }

    /** What is still here is written before the pools close, after the round that goes on. */
    void stop(@Observes ShutdownEvent ending) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        followedBy(written)
                .whenComplete((done, failure) -> VertxContext.getOrCreateDuplicatedContext(vertx)
                        .runOnContext(now -> writeAll()
                                .subscribe()
                                .with(all -> written.complete(null), written::completeExceptionally)));
        written.orTimeout(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.errorf("Accesses that nobody will know of: %d (%s)", count, failure);
                    return null;
                })
                .join();
    }

    /**
     * @throws ProblemException 503 when no more can be noted
     */
    synchronized void requireRoom() {
        if (count >= MAX_WAITING) {
            throw ProblemException.unavailable("What is seen cannot be noted right now.");
        }
    }

    void note(UUID tenant, Access access, boolean isEachTime) {
        boolean isNew = seen.asMap().put(new Seen(tenant, access.withoutTime()), true) == null;
        if (isNew || isEachTime) {
            add(tenant, access);
        }
    }

    private synchronized void add(UUID tenant, Access access) {
        waiting.computeIfAbsent(tenant, none -> new ArrayList<>()).add(access);
        count++;
    }

    private void round() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        synchronized (this) {
            if (!round.isDone() || count == 0) {
                return;
            }
            round = written;
        }
        writeAll()
                .onTermination()
                .invoke(() -> written.complete(null))
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("Access logs: %s", failure.getMessage()));
    }

    /** The round that goes on; the next one is this, as two at once would write the same twice and forget what neither has written. */
    private synchronized CompletableFuture<Void> followedBy(CompletableFuture<Void> next) {
        CompletableFuture<Void> before = round;
        round = next;
        return before;
    }

    private Uni<Void> writeAll() {
        return Multi.createFrom()
                .iterable(tenants())
                .onItem()
                .transformToUniAndConcatenate(this::write)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private synchronized List<UUID> tenants() {
        return List.copyOf(waiting.keySet());
    }

    private Uni<Void> write(UUID tenant) {
        List<Access> first = first(tenant);
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> chain.append(first))
                .flatMap(done -> forget(tenant, first.size())
                        ? write(tenant)
                        : Uni.createFrom().voidItem());
    }

    private synchronized List<Access> first(UUID tenant) {
        List<Access> all = waiting.get(tenant);
        return List.copyOf(all.subList(0, Math.min(MAX_TOGETHER, all.size())));
    }

    /** Whether there are more. */
    private synchronized boolean forget(UUID tenant, int written) {
        List<Access> all = waiting.get(tenant);
        all.subList(0, written).clear();
        count -= written;
        if (all.isEmpty()) {
            waiting.remove(tenant);
        }
        return !all.isEmpty();
    }

    private record Seen(UUID tenant, Access access) {}
}
