package io.neonpro.kernel.security;

import io.neonpro.kernel.rate.Rate;
import io.neonpro.kernel.rate.RateLimiter;
import io.neonpro.kernel.rate.RateSettings;
import io.neonpro.kernel.rate.Verdict;
import io.neonpro.kernel.web.edge.Household;
import io.neonpro.kernel.web.edge.Sources;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets through what is within the rates: of the person and of the tenant that a token names, of the address where there is
 * none. A tenant's patients have theirs: however many of them ask, its staff goes on. What is beyond them is 429 with
 * {@code Retry-After}; what is left, each answer says (draft-ietf-httpapi-ratelimit-headers). The platform's own services and those who look after it are not counted.
 */
@ApplicationScoped
class RateFilter {

    /** Quarkus authenticates at 200; what {@link CallerFilter} refuses counts, too. */
    private static final int BEFORE_CALLER = 95;

    private static final String MANAGEMENT = "/q/";

    private final RateLimiter limiter;
    private final Sources sources;
    private final RateAnswers answers;
    private final List<Rate> ofStaff;
    private final List<Rate> ofPatients;
    private final Rate ofSource;

    RateFilter(RateLimiter limiter, RateSettings rates, Sources sources, RateAnswers answers) {
        this.limiter = limiter;
        this.sources = sources;
        this.answers = answers;
        this.ofStaff = List.of(rates.user().named("user"), rates.tenant().named("tenant"));
        this.ofPatients =
                List.of(rates.patient().named("patient"), rates.tenant().named("patients"));
        this.ofSource = rates.source().named("source");
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_CALLER);
    }

    private void handle(RoutingContext exchange) {
        if (exchange.request().path().startsWith(MANAGEMENT)) {
            exchange.next();
            return;
        }
        Context own = Vertx.currentContext();
        verdict(exchange)
                .subscribe()
                .with(
                        verdict -> on(own, () -> answer(exchange, verdict)),
                        failure -> on(own, () -> exchange.fail(failure)));
    }

    /** At once where it is there already, as most of the time. */
    private static void on(Context context, Runnable rest) {
        if (Vertx.currentContext() == context) {
            rest.run();
        } else {
            context.runOnContext(ignored -> rest.run());
        }
    }

    /** That of the bucket with the least left; none for who is not counted. */
    private Uni<Optional<Verdict>> verdict(RoutingContext exchange) {
        return caller(exchange)
                .map(token -> token.tenant().isPresent() && token.user().isPresent()
                        ? ofBoth(
                                policies(token),
                                token.tenant().get(),
                                token.user().get())
                        : Uni.createFrom().item(Optional.<Verdict>empty()))
                .orElseGet(() -> limiter.take(ofSource, Household.of(sources.of(exchange.request())))
                        .map(Optional::of));
    }

    /** The person first: who is beyond their own rate takes nothing of what is the tenant's. */
    private Uni<Optional<Verdict>> ofBoth(List<Rate> rates, UUID tenant, UUID user) {
        return limiter.take(rates.getFirst(), tenant + ":" + user)
                .flatMap(verdict -> verdict.isAdmitted()
                        ? limiter.take(rates.getLast(), tenant.toString()).map(group -> tighter(verdict, group))
                        : Uni.createFrom().item(verdict))
                .map(Optional::of);
    }

    private static Verdict tighter(Verdict one, Verdict other) {
        return other.isAdmitted() && one.left() <= other.left() ? one : other;
    }

    private static Optional<AccessToken> caller(RoutingContext exchange) {
        return exchange.user() instanceof QuarkusHttpUser user
                ? AccessToken.of(user.getSecurityIdentity())
                : Optional.empty();
    }

    private void answer(RoutingContext exchange, Optional<Verdict> verdict) {
        verdict.ifPresent(known -> answers.describe(exchange, known, policies(exchange)));
        if (verdict.map(Verdict::isAdmitted).orElse(true)) {
            exchange.next();
        } else {
            answers.refuse(exchange, verdict.get());
        }
    }

    private List<Rate> policies(RoutingContext exchange) {
        return caller(exchange).map(this::policies).orElseGet(() -> List.of(ofSource));
    }

    /** Of the person, and of all who are at the tenant what they are. */
    private List<Rate> policies(AccessToken token) {
        return token.patient().isPresent() ? ofPatients : ofStaff;
    }
}
