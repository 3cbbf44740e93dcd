package io.neonpro.kernel.security;

import io.neonpro.kernel.rate.Rate;
import io.neonpro.kernel.rate.Verdict;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemRoutes;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What callers are told of rates (draft-ietf-httpapi-ratelimit-headers). */
@ApplicationScoped
class RateAnswers {

    private static final Problem TOO_MANY = Problem.ofStatus(429);

    private final ProblemRoutes problems;

    RateAnswers(ProblemRoutes problems) {
        this.problems = problems;
    }

    void describe(RoutingContext exchange, Verdict verdict, List<Rate> policies) {
        exchange.response()
                .putHeader(
                        "RateLimit-Policy",
                        String.join(", ", policies.stream().map(Rate::policy).toList()))
                .putHeader("RateLimit", verdict.standing());
    }

    void refuse(RoutingContext exchange, Verdict verdict) {
        problems.send(exchange, TOO_MANY.with("retryAfterSeconds", verdict.waitSeconds()));
    }
}
