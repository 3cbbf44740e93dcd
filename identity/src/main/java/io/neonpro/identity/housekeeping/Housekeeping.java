package io.neonpro.identity.housekeeping;

import io.neonpro.identity.registration.Abandoned;
import io.neonpro.kernel.data.Purge;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Throws away what has expired: every minute, the oldest first. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    /** A code is refused as an old one for a while, not as one that never was. */
    private static final Duration CODES_KEPT_FOR = Duration.ofHours(1);

    private static final String OLDEST_SESSION = "select min(expires_at) from session";
    private static final String DELETE_SESSIONS = "delete from session where expires_at >= $1 and expires_at < $2";

    private static final String OLDEST_CODE = "select min(expires_at) from authorization_code";
    private static final String DELETE_CODES =
            "delete from authorization_code where expires_at >= $1 and expires_at < $2";

    private static final String OLDEST_ATTEMPT = "select min(window_ends) from attempt";
    private static final String DELETE_ATTEMPTS = "delete from attempt where window_ends >= $1 and window_ends < $2";

    private final List<Purge> expired;
    private final Abandoned abandoned;

    Housekeeping(@ReactiveDataSource("relay") Pool pool, Vertx vertx, Abandoned abandoned) {
        this.expired = List.of(
                new Purge(pool, vertx, OLDEST_SESSION, DELETE_SESSIONS, Duration.ZERO),
                new Purge(pool, vertx, OLDEST_CODE, DELETE_CODES, CODES_KEPT_FOR),
                new Purge(pool, vertx, OLDEST_ATTEMPT, DELETE_ATTEMPTS, Duration.ZERO));
        this.abandoned = abandoned;
    }

    @Scheduled(
            identity = "housekeeping",
            every = "1m",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        return Multi.createFrom()
                .iterable(expired)
                .onItem()
                .transformToUniAndConcatenate(Purge::run)
                .collect()
                .last()
                .chain(abandoned::purge)
                .onFailure()
                .invoke(cause -> LOG.warnf("Expired rows wait: %s", cause.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
