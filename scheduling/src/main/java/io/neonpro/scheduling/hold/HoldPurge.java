package io.neonpro.scheduling.hold;

import io.neonpro.kernel.data.Purge;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Forgets expired holds whose slot nobody else wanted. */
@ApplicationScoped
class HoldPurge {

    private static final Duration KEEP_FOR = Duration.ofHours(1);

    private static final String OLDEST_OCCUPATION = "select min(expires_at) from occupation";

    private static final String DELETE_OCCUPATIONS =
            "delete from occupation where expires_at >= $1 and expires_at < $2";

    private static final String OLDEST_HOLD = "select min(expires_at) from hold";

    private static final String DELETE_HOLDS = "delete from hold where expires_at >= $1 and expires_at < $2";

    private final Purge occupations;
    private final Purge holds;

    HoldPurge(@ReactiveDataSource("relay") Pool pool, Vertx vertx) {
        occupations = new Purge(pool, vertx, OLDEST_OCCUPATION, DELETE_OCCUPATIONS, KEEP_FOR);
        holds = new Purge(pool, vertx, OLDEST_HOLD, DELETE_HOLDS, KEEP_FOR);
    }

    void start(@Observes StartupEvent event) {
        occupations.start();
        holds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        occupations.stop();
        holds.stop();
    }

    Uni<Void> purge() {
        return occupations.run().chain(holds::run);
    }
}
