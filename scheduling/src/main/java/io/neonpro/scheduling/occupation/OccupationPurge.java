package io.neonpro.scheduling.occupation;

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

/** Forgets who was occupied two days ago: nothing is booked there any more, and appointments know their own times. */
@ApplicationScoped
class OccupationPurge {

    private static final Duration KEEP_FOR = Duration.ofDays(2);

    private static final String OLDEST = "select min(ends_at) from occupation where expires_at is null";

    private static final String DELETE =
            "delete from occupation where expires_at is null and ends_at >= $1 and ends_at < $2";

    private final Purge purge;

    OccupationPurge(@ReactiveDataSource("relay") Pool pool, Vertx vertx) {
        purge = new Purge(pool, vertx, OLDEST, DELETE, KEEP_FOR);
    }

    void start(@Observes StartupEvent event) {
        purge.start();
    }

    void stop(@Observes ShutdownEvent event) {
        purge.stop();
    }

    Uni<Void> purge() {
        return purge.run();
    }
}
