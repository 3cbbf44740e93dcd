package io.neonpro.clinic.onboarding;

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

/** Forgets under which keys was signed up, after 24 hours. */
@ApplicationScoped
class SignUpPurge {

    private static final Duration KEEP_FOR = Duration.ofHours(24);

    private static final String OLDEST = "select min(asked_at) from sign_up";

    private static final String DELETE = "delete from sign_up where asked_at >= $1 and asked_at < $2";

    private final Purge purge;

    SignUpPurge(@ReactiveDataSource("relay") Pool pool, Vertx vertx) {
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
