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
 * that are known to be good go on, as others may be behind the same address, and what costs nothing counts against nobody: what
 * is no access token at a glance, and one that was refused a moment ago, as who has not noticed that it expired shows it. One
 * that is bound to a key does not go on when too many proofs of the key were bad that came with it from there.
 */
@ApplicationScoped
class BadTokens {

    /** Quarkus authenticates at 200. */
    private static final int BEFORE_AUTHENTICATION = 240;

    private final RateLimiter limiter;
    private final Sources sources;
    private final VerifiedTokens verified;
    private final RateAnswers answers;
    private final Rate rate;
    private final Rate proofs;

    BadTokens(RateLimiter limiter, RateSettings rates, Sources sources, VerifiedTokens verified, RateAnswers answers) {
        this.limiter = limiter;
        this.sources = sources;
        this.verified = verified;
        this.answers = answers;
        this.rate = rates.source().named("bad-token");
        this.proofs = rates.source().named("bad-proof");
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_AUTHENTICATION);
    }

    private void handle(RoutingContext exchange) {
        ShownToken.of(exchange)
                .ifPresentOrElse(
                        shown -> handle(exchange, shown, Household.of(sources.of(exchange.request()))), exchange::next);
    }

    private void handle(RoutingContext exchange, ShownToken shown, String source) {
        Optional<Verdict> refusal = refusal(shown, source);
        if (refusal.isPresent()) {
            answers.describe(exchange, refusal.get(), List.of(refusal.get().rate()));
            answers.refuse(exchange, refusal.get());
        } else {
            exchange.addHeadersEndHandler(begun -> count(exchange, shown.text(), source));
            exchange.next();
        }
    }

    private Optional<Verdict> refusal(ShownToken shown, String source) {
        if (verified.hasRefused(shown.text())) {
            return Optional.empty();
        }
        if (!verified.knows(shown.text())) {
            return limiter.refusal(rate, source);
        }
        return shown.isAsBound() ? limiter.refusal(proofs, prover(shown.text(), source)) : Optional.empty();
    }

    /** A token that has ended, or whose key nobody has shown, is known by then, and costs nobody anything; a proof does. */
    private void count(RoutingContext exchange, String token, String source) {
        if (BoundTokens.isUnproven(exchange)) {
            limiter.take(proofs, prover(token, source)).subscribe().with(counted -> {});
        } else if (VerifiedTokens.isBad(exchange)) {
            limiter.take(rate, source).subscribe().with(counted -> {});
        }
    }

    /** Who has the token, but not its key, is in the way of nobody who has the key and is elsewhere. */
    private static String prover(String token, String source) {
        return source + ":" + KeyProof.digest(token);
    }
}
