package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.kernel.web.problem.ProblemRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;

/**
 * Binds each request, of REST, GraphQL and streams alike, to the tenant of its verified token.
 * {@code X-Clinic-Id} picks one of the token's clinics; another one is refused with 403.
 */
@ApplicationScoped
class CallerFilter {

    private static final String CLINIC_HEADER = "X-Clinic-Id";

    /** Quarkus authenticates at 200 and authorises paths at 100; routes come after all filters. */
    private static final int AFTER_AUTHENTICATION = 90;

    private final ProblemRoutes problems;

    CallerFilter(ProblemRoutes problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_AUTHENTICATION);
    }

    private void handle(RoutingContext exchange) {
        try {
            if (exchange.user() instanceof QuarkusHttpUser user) {
                Claims.of(user.getSecurityIdentity())
                        .ifPresent(claims -> bind(claims, exchange.request().getHeader(CLINIC_HEADER)));
            }
        } catch (ProblemException e) {
            problems.send(exchange, Failures.problemOf(e));
            return;
        }
        exchange.next();
    }

    private static void bind(Claims claims, String clinicHeader) {
        Optional<UUID> clinic = Optional.ofNullable(clinicHeader).map(text -> picked(claims.clinics(), text));
        claims.context(clinic).ifPresent(Tenancy::bind);
    }

    private static UUID picked(Clinics allowed, String header) {
        UUID clinic = Ids.find(header)
                .orElseThrow(() -> ProblemException.invalidInput(CLINIC_HEADER, InvalidValue.VALUE, Ids.EXPECTATION));
        if (!allowed.include(clinic)) {
            throw ProblemException.forbidden("The access token does not open this clinic.");
        }
        return clinic;
    }
}
