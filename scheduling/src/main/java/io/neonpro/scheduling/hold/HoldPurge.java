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

    private static final String DELETE_OCCUPATIONS = """
            delete from occupation where (tenant_id, holder_id, resource_id) in (
                select tenant_id, holder_id, resource_id from occupation
                 where expires_at < now() - make_interval(secs => $2)
                 limit $1 for update skip locked)
            """;

    private static final String DELETE_HOLDS = """
            delete from hold where (tenant_id, id) in (
                select tenant_id, id from hold
                 where expires_at < now() - make_interval(secs => $2)
                 limit $1 for update skip locked)
            """;

    private final Purge occupations;
    private final Purge holds;

    HoldPurge(@ReactiveDataSource("relay") Pool pool, Vertx vertx) {
        occupations = new Purge(pool, vertx, DELETE_OCCUPATIONS, KEEP_FOR);
        holds = new Purge(pool, vertx, DELETE_HOLDS, KEEP_FOR);
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
