package io.neonpro.kernel.data;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the {@code Consistency-Token} of a request and writes that of its answer. */
@ApplicationScoped
class ConsistencyFilter {

    private static final int BEFORE_ROUTES = 40;

    private final String service;

    ConsistencyFilter(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ROUTES);
    }

    private void handle(RoutingContext request) {
        if (VertxContext.isOnDuplicatedContext()) {
            Optional<String> header =
                    ConsistencyToken.joined(request.request().headers().getAll(ConsistencyToken.HEADER));
            header.flatMap(tokens -> ConsistencyToken.read(service, tokens)).ifPresent(Consistency::require);
            header.ifPresent(Consistency::present);
            Context context = Vertx.currentContext();
            request.addHeadersEndHandler(end -> answer(request, context));
        }
        request.next();
    }

    private void answer(RoutingContext request, Context context) {
        LogPosition wrote = context.getLocal(Consistency.WROTE);
        if (wrote != null) {
            request.response().putHeader(ConsistencyToken.HEADER, ConsistencyToken.of(service, wrote));
        }
    }
}
