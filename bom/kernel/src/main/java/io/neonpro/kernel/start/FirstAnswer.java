package io.neonpro.kernel.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells of {@link Settled}: when all who have asked so far are answered. Who asks for the key set is none of them: services do so
 * while they start, identity itself among them, before the request that has woken it.
 */
@ApplicationScoped
class FirstAnswer {

    private static final Logger LOG = Logger.getLogger(FirstAnswer.class);

    /** Long enough for the request that has woken the service to come in, short beside what events may take. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    private static final int FIRST_OF_FILTERS = 1000;

    private final Event<Settled> settled;
    private final Vertx vertx;
    private final String keySet;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean isTold = new AtomicBoolean();
    private long timer;

    FirstAnswer(
            Event<Settled> settled,
            Vertx vertx,
            @ConfigProperty(name = "neonpro.identity.key-set-path") String keySet) {
        this.settled = settled;
        this.vertx = vertx;
        this.keySet = keySet;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setTimer(MOMENT.toMillis(), tick -> tell());
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST_OF_FILTERS);
    }

    /** What has not begun by now does not begin any more. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        isTold.set(true);
        vertx.cancelTimer(timer);
    }

    private void watch(RoutingContext exchange) {
        if (!isTold.get() && !exchange.request().path().equals(keySet)) {
            waiting.incrementAndGet();
            exchange.addEndHandler(ended -> answered());
        }
        exchange.next();
    }

    private void answered() {
        if (waiting.decrementAndGet() == 0) {
            tell();
        }
    }

    private void tell() {
        if (isTold.compareAndSet(false, true)) {
            vertx.cancelTimer(timer);
            Thread.ofPlatform().name("settled").start(this::fire);
        }
    }

    /** A service that cannot begin with its work ends, as it does when it cannot start. */
    private void fire() {
        try {
            settled.fire(new Settled());
        } catch (RuntimeException failure) {
            LOG.error("The service cannot begin with its work", failure);
            Quarkus.asyncExit(1);
        }
    }
}
