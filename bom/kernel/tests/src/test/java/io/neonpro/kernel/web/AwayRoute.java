package io.neonpro.kernel.web;

import io.neonpro.kernel.web.problem.ProblemException;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A route outside of REST whose answer cannot be had right now. */
@ApplicationScoped
class AwayRoute {

    static final String PATH = "/away";

    void register(@Observes Router router) {
        router.get(PATH).handler(exchange -> exchange.fail(ProblemException.unavailable("Nobody is there.")));
    }
}
