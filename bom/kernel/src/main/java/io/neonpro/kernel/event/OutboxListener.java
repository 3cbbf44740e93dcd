package io.neonpro.kernel.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Hears {@code NOTIFY outbox} on a connection of its own, and wakes the relay. */
@ApplicationScoped
class OutboxListener {

    private static final Logger LOG = Logger.getLogger(OutboxListener.class);
    private static final long MAX_RECONNECT_MILLIS = 5000;

    private final PgSubscriber subscriber;
    private final OutboxRelay relay;

    OutboxListener(
            Vertx vertx,
            OutboxRelay relay,
            @ConfigProperty(name = "quarkus.datasource.relay.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.relay.username") String user,
            @ConfigProperty(name = "quarkus.datasource.relay.password") String password) {
        this.relay = relay;
        this.subscriber = PgSubscriber.subscriber(
                vertx, PgConnectOptions.fromUri(url).setUser(user).setPassword(password));
    }

    void start(@Observes StartupEvent event) {
        subscriber.reconnectPolicy(attempts -> Math.min(MAX_RECONNECT_MILLIS, 100L * (attempts + 1)));
        subscriber.channel("outbox").handler(payload -> relay.wake());
        subscriber.connect().onFailure(e -> LOG.warnf("No notifications yet, polling: %s", e.getMessage()));
    }

    void stop(@Observes ShutdownEvent event) {
        subscriber.close();
    }
}
