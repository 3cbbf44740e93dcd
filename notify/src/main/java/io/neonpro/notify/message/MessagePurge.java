package io.neonpro.notify.message;

import io.neonpro.kernel.data.Purge;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets messages of long ago, with the words in them. */
@ApplicationScoped
class MessagePurge {

    private static final String OLDEST = "select min(created_at) from message";

    private static final String DELETE = "delete from message where created_at >= $1 and created_at < $2";

    private final Purge purge;

    MessagePurge(@ReactiveDataSource("relay") Pool pool, Vertx vertx, MessageSettings settings) {
        purge = new Purge(pool, vertx, OLDEST, DELETE, settings.keptFor());
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
