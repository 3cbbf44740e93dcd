package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.OutOfScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.kernel.web.problem.ProblemRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binds each request, of REST, GraphQL and streams alike, to the tenant of its verified token.
 * {@code X-Clinic-Id} narrows it to one of the token's clinics; another one is refused with 403.
 */
@ApplicationScoped
class CallerFilter {

    /** Quarkus authenticates at 200 and authorises paths at 100; routes come after all filters. */
    private static final int AFTER_AUTHENTICATION = 90;

    private final ProblemRoutes problems;
    private final Event<OutOfScope> refusals;

    CallerFilter(ProblemRoutes problems, Event<OutOfScope> refusals) {
        this.problems = problems;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_AUTHENTICATION);
    }

    private void handle(RoutingContext exchange) {
        Optional<AccessToken> token = exchange.user() instanceof QuarkusHttpUser user
                ? AccessToken.of(user.getSecurityIdentity())
                : Optional.empty();
        try {
            bind(token, exchange.request().getHeader(AccessToken.CLINIC_HEADER));
        } catch (ProblemException e) {
            problems.send(exchange, Failures.problemOf(e));
            return;
        } catch (OutOfScope e) {
            bind(token, null);
            refusals.fire(e);
            problems.send(exchange, Failures.problemOf(e));
            return;
        }
        exchange.next();
    }

    private static void bind(Optional<AccessToken> token, @Nullable String clinic) {
        token.flatMap(known -> known.context(clinic)).ifPresent(Tenancy::bind);
    }
}
