package io.neonpro.kernel.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes on with the trace of each request, before anything may fail. */
@ApplicationScoped
class TracedRequests {

    private static final int BEFORE_ALL_THAT_MAY_FAIL = 900;

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ALL_THAT_MAY_FAIL);
    }

    private void handle(RoutingContext exchange) {
        Traces.goOn(name -> header(exchange.request(), name));
        exchange.next();
    }

    /** Of several of one name one is made (RFC 9110, 5.3), which no {@code traceparent} may be. */
    private static @Nullable String header(HttpServerRequest request, String name) {
        List<String> values = request.headers().getAll(name);
        return values.isEmpty() ? null : String.join(",", values);
    }
}
