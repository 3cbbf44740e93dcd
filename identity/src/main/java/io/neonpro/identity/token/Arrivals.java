package io.neonpro.identity.token;

import io.neonpro.kernel.value.Ids;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;

/**
 * When requests came, as the id of the token that each is answered with (UUIDv7). What the token says is looked up after that: whoever
 * ends it meanwhile, has the time of the end after that of the token, and so has ended this one, too.
 */
@ApplicationScoped
class Arrivals {

    /** Before whatever looks something up. */
    private static final int FIRST = 1_000;

    private static final String TOKEN_ID = "neonpro.token-id";

    private final CurrentVertxRequest request;

    Arrivals(CurrentVertxRequest request) {
        this.request = request;
    }

    void register(@Observes Filters filters) {
        filters.register(Arrivals::note, FIRST);
    }

    private static void note(RoutingContext exchange) {
        exchange.put(TOKEN_ID, Ids.next());
        exchange.next();
    }

    /** For the one token that the current request is answered with. */
    UUID tokenId() {
        return Optional.ofNullable(request.getCurrent())
                .map(exchange -> exchange.<UUID>get(TOKEN_ID))
                .orElseThrow(() -> new IllegalStateException("A token is issued to nobody who asks"));
    }
}
