package io.neonpro.kernel.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.health.Gauges;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests wait for their answer to begin, {@code pending_requests}: instances are added and taken away by it. What
 * goes on after it has begun, a stream or a socket, waits for nothing; what operators ask is not counted.
 */
@ApplicationScoped
class PendingRequests {

    private static final String MANAGEMENT = "/q/";

    private final AtomicInteger pending = new AtomicInteger();
    private final Gauges gauges;

    PendingRequests(MeterRegistry metrics) {
        this.gauges = new Gauges(metrics).with("pending.requests", pending::get);
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::count);
    }

    void end(@Observes ShutdownEvent ended) {
        gauges.remove();
    }

    private void count(RoutingContext exchange) {
        if (waits(exchange.request())) {
            pending.incrementAndGet();
            AtomicBoolean isOver = new AtomicBoolean();
            exchange.addHeadersEndHandler(begun -> leave(isOver));
            exchange.addEndHandler(gone -> leave(isOver));
        }
        exchange.next();
    }

    /** Whichever comes first, the answer or the client's going away. */
    private void leave(AtomicBoolean isOver) {
        if (isOver.compareAndSet(false, true)) {
            pending.decrementAndGet();
        }
    }

    private static boolean waits(HttpServerRequest request) {
        return !request.path().startsWith(MANAGEMENT) && request.getHeader(HttpHeaders.UPGRADE) == null;
    }
}
