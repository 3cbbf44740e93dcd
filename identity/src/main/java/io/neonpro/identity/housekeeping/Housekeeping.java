package io.neonpro.identity.housekeeping;

import io.neonpro.identity.registration.Abandoned;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Throws away what has expired: every minute, a bounded number of rows of each kind. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int MAX_ROWS = 1000;

    private static final List<String> EXPIRED = List.of("""
                    delete from session where (tenant_id, id) in (
                        select tenant_id, id from session where expires_at < now()
                         limit $1)
                    """, """
                    delete from authorization_code where (tenant_id, hash) in (
                        select tenant_id, hash from authorization_code
                         where expires_at < now() - interval '1 hour'
                         limit $1)
                    """, """
                    delete from attempt where who in (
                        select who from attempt where window_ends < now()
                         limit $1)
                       and window_ends < now()
                    """);

    private final Pool pool;
    private final Abandoned abandoned;

    Housekeeping(@ReactiveDataSource("relay") Pool pool, Abandoned abandoned) {
        this.pool = pool;
        this.abandoned = abandoned;
    }

    @Scheduled(
            identity = "housekeeping",
            every = "1m",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        return Multi.createFrom()
                .iterable(EXPIRED)
                .onItem()
                .transformToUniAndConcatenate(sql -> pool.preparedQuery(sql).execute(Tuple.of(MAX_ROWS)))
                .collect()
                .last()
                .chain(() -> abandoned.purge(MAX_ROWS))
                .onFailure()
                .invoke(cause -> LOG.warnf("Expired rows wait: %s", cause.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
