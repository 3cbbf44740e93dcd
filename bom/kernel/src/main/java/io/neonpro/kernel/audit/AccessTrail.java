package io.neonpro.kernel.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.neonpro.kernel.audit.AccessChain.Link;
import io.neonpro.kernel.end.Ends;
import io.neonpro.kernel.end.Stage;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is to be noted in access logs, on its way there: an instance writes what was seen through it a moment later, all of a
 * tenant together. While that cannot be it waits here; once there is no more room, nobody sees what nobody would know of.
 */
@ApplicationScoped
class AccessTrail implements Ends {

    private static final Logger LOG = Logger.getLogger(AccessTrail.class);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration REFUSED_AGAIN = Duration.ofHours(1);
    private static final int WRITTEN_AT_ONCE = 4;
    private static final Duration TOLD_AGAIN = Duration.ofHours(6);
    private static final int MAX_REMEMBERED = 50_000;

    /** Of the failures in a row of one log: one is told in so many, that is in a minute. */
    private static final int TOLD_EACH = 12;

    private final Vertx vertx;
    private final AccessChain chain;
    private final Backlog backlog = new Backlog();
    private final Cache<Seen, Duration> seen = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfter(Expiry.<Seen, Duration>creating((what, once) -> once))
            .build();
    private final Cache<UUID, Long> told = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(TOLD_AGAIN)
            .build();
    private CompletableFuture<Void> round = CompletableFuture.completedFuture(null);

    AccessTrail(Vertx vertx, AccessChain chain) {
        this.vertx = vertx;
        this.chain = chain;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(SOON.toMillis(), tick -> round());
    }

    @Override
    public Stage stage() {
        return Stage.NOTES;
    }

    /** What is still here is written before the pools close, after the round that goes on. */
    @Override
    public CompletableFuture<Void> end() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        followedBy(written)
                .whenComplete((done, failure) -> VertxContext.getOrCreateDuplicatedContext(vertx)
                        .runOnContext(now -> write(backlog.tenants())
                                .subscribe()
                                .with(all -> written.complete(null), written::completeExceptionally)));
        return written;
    }

    @PreDestroy
    void close() {
        if (backlog.count() > 0) {
            LOG.errorf("Accesses that nobody will know of: %d", backlog.count());
        }
    }

    /**
     * @throws ProblemException 503 when no more of the tenant can be noted
     */
    void requireRoom(UUID tenant) {
        if (!backlog.hasRoom(tenant)) {
            throw ProblemException.unavailable("What is seen cannot be noted right now.");
        }
    }

    /**
     * @param once for how long the same is not noted again; zero notes it each time
     */
    void note(UUID tenant, Access access, Duration once) {
        boolean isNew = once.isZero() || seen.asMap().putIfAbsent(new Seen(tenant, access.withoutTime()), once) == null;
        if (isNew) {
            backlog.add(tenant, access);
        }
    }

    /** Once within an hour, and not at all where there is no room: nobody has seen anything. */
    void noteRefusal(UUID tenant, Access access) {
        if (backlog.hasRoom(tenant)) {
            note(tenant, access, REFUSED_AGAIN);
        }
    }

    private void round() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        List<UUID> due;
        synchronized (this) {
            due = backlog.due();
            if (!round.isDone() || due.isEmpty()) {
                return;
            }
            round = written;
        }
        write(due)
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

    private Uni<Void> write(List<UUID> tenants) {
        return Multi.createFrom()
                .iterable(tenants)
                .onItem()
                .transformToUni(this::write)
                .merge(WRITTEN_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What fails is tried again in a later round, and is in nobody else's way. */
    private Uni<Void> write(UUID tenant) {
        List<Access> first = backlog.first(tenant);
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> chain.append(first))
                .invoke(end -> tellEnd(tenant, end))
                .flatMap(end -> backlog.forget(tenant, first.size())
                        ? write(tenant)
                        : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithItem(failure -> postpone(tenant, failure));
    }

    /** Somewhere else than in the database: what is cut off a log's end shows in nothing else. */
    private void tellEnd(UUID tenant, Link end) {
        if (told.asMap().putIfAbsent(tenant, end.number()) == null) {
            LOG.infof("The access log of tenant %s has entry %d with the seal %s", tenant, end.number(), end.told());
        }
    }

    private @Nullable Void postpone(UUID tenant, Throwable failure) {
        if (backlog.postpone(tenant) % TOLD_EACH == 1) {
            LOG.warnf("The access log of tenant %s cannot be written now: %s", tenant, failure.getMessage());
        }
        return null;
    }

    private record Seen(UUID tenant, Access access) {}
}
