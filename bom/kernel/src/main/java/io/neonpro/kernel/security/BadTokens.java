package io.neonpro.kernel.security;

import io.neonpro.kernel.rate.Rate;
import io.neonpro.kernel.rate.RateLimiter;
import io.neonpro.kernel.rate.RateSettings;
import io.neonpro.kernel.rate.Verdict;
import io.neonpro.kernel.web.edge.Household;
import io.neonpro.kernel.web.edge.Sources;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/**
 * Looks at no more tokens of an address that has shown too many bad ones: making one up costs less than verifying it. Tokens
 * that are known to be good go on, as others may be behind the same address.
 */
@ApplicationScoped
class BadTokens {

    /** And after {@link BoundTokens}, which has all tokens look alike. */
    private static final int BEFORE_AUTHENTICATION = 240;

    private static final int UNAUTHENTICATED = 401;

    private final RateLimiter limiter;
    private final Sources sources;
    private final VerifiedTokens verified;
    private final RateAnswers answers;
    private final Rate rate;

    BadTokens(RateLimiter limiter, RateSettings rates, Sources sources, VerifiedTokens verified, RateAnswers answers) {
        this.limiter = limiter;
        this.sources = sources;
        this.verified = verified;
        this.answers = answers;
        this.rate = rates.source().named("bad-token");
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_AUTHENTICATION);
    }

    private void handle(RoutingContext exchange) {
        BearerTokens.token(exchange)
                .ifPresentOrElse(
                        token -> handle(exchange, token, Household.of(sources.of(exchange.request()))), exchange::next);
    }

    private void handle(RoutingContext exchange, String token, String source) {
        Optional<Verdict> refusal = limiter.refusal(rate, source).filter(beyond -> !verified.knows(token));
        if (refusal.isPresent()) {
            answers.describe(exchange, refusal.get(), List.of(rate));
            answers.refuse(exchange, refusal.get());
        } else {
            exchange.addHeadersEndHandler(begun -> count(exchange, token, source));
            exchange.next();
        }
    }

    /** One that has ended, or whose key nobody has shown, is known by then, and costs nobody anything. */
    private void count(RoutingContext exchange, String token, String source) {
        if (exchange.response().getStatusCode() == UNAUTHENTICATED && !verified.knows(token)) {
            limiter.take(rate, source).subscribe().with(counted -> {});
        }
    }
}
