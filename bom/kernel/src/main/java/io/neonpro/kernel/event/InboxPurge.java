package io.neonpro.kernel.event;

import io.neonpro.kernel.data.Purge;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets the ids of events that Kafka keeps no longer, and so does not deliver again. */
@ApplicationScoped
class InboxPurge {

    private static final String OLDEST = "select min(received_at) from inbox";

    private static final String DELETE = "delete from inbox where received_at >= $1 and received_at < $2";

    private final Purge purge;

    InboxPurge(@ReactiveDataSource("relay") Pool pool, Vertx vertx, InboxSettings settings) {
        purge = new Purge(pool, vertx, OLDEST, DELETE, settings.keepFor());
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
