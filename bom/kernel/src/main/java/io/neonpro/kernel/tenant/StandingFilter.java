package io.neonpro.kernel.tenant;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses what a suspended tenant would change, and whatever a closed one asks for. Which of GraphQL's requests change
 * something is known when they are executed only: {@link ReadOnlyGraph}. While that cannot be asked, everybody may work, as
 * far as that goes: who is away is no reason to close a clinic.
 */
@ApplicationScoped
class StandingFilter {

    /** After the caller is known ({@code CallerFilter}). */
    private static final int AFTER_CALLER = 80;

    private static final String READ_ONLY = "neonpro.read-only";
    private static final String GRAPH = "/graphql";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final TenantStanding standing;
    private final Pattern free;
    private final ProblemRoutes problems;

    StandingFilter(TenantStanding standing, StandingSettings settings, ProblemRoutes problems) {
        this.standing = standing;
        this.free = pattern(settings.freePaths().orElse(List.of()));
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_CALLER);
    }

    /** Whether the tenant of this context may change nothing. */
    static boolean isReadOnly() {
        return Tenancy.current().isPresent() && ContextLocals.get(READ_ONLY, false);
    }

    static Problem suspended() {
        return Problem.of(403, "tenant-suspended", "This clinic group is suspended: it may read, and change nothing.");
    }

    static Problem closed() {
        return Problem.of(403, "tenant-closed", "This clinic group has left.");
    }

    private void handle(RoutingContext exchange) {
        if (Tenancy.current().isEmpty()) {
            exchange.next();
            return;
        }
        standing.now()
                .onFailure()
                .recoverWithItem(Standing.OPEN)
                .subscribe()
                .with(now -> goOn(exchange, now), exchange::fail);
    }

    private void goOn(RoutingContext exchange, Standing now) {
        if (now == Standing.CLOSED) {
            problems.send(exchange, closed());
        } else if (now == Standing.SUSPENDED && !isOpenToTheSuspended(exchange.request())) {
            problems.send(exchange, suspended());
        } else {
            ContextLocals.put(READ_ONLY, now == Standing.SUSPENDED);
            exchange.next();
        }
    }

    private boolean isOpenToTheSuspended(HttpServerRequest request) {
        return READING.contains(request.method())
                || request.path().startsWith(GRAPH)
                || free.matcher(request.path()).matches();
    }

    /** Of all that is at or below one of these, an asterisk being any one segment. */
    private static Pattern pattern(List<String> paths) {
        return Pattern.compile(paths.stream()
                .map(path -> "\\Q" + path.replace("*", "\\E[^/]+\\Q") + "\\E(/.*)?")
                .collect(Collectors.joining("|")));
    }
}
