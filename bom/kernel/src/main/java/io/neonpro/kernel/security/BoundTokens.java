package io.neonpro.kernel.security;

import io.neonpro.kernel.web.problem.Challenge;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are bound to a key (RFC 9449, 7): whoever shows one also shows that they have the key, by a proof that was made for
 * this request, or is a service that has seen one ({@link Hops}). A token that is bound to nothing needs neither.
 */
@ApplicationScoped
class BoundTokens {

    /** Quarkus authenticates at 200. */
    private static final int BEFORE_AUTHENTICATION = 250;

    private static final String SCHEME = "DPoP ";
    private static final String BEARER = "Bearer ";

    /** What is wrong: how the token is shown, or the proof that comes with it (RFC 9449, 7.1). */
    private static final String INVALID_TOKEN = "invalid_token";

    private static final String INVALID_PROOF = "invalid_dpop_proof";

    /** Of a request: that it came with the scheme for bound tokens. */
    private static final String IS_BOUND = "neonpro.token-is-bound";

    /** Of a request: the token whose proof was seen, as a request may be authenticated more than once. */
    private static final String PROVEN = "neonpro.proven-token";

    /** Of a request: that its proof is none. */
    private static final String IS_UNPROVEN = "neonpro.token-is-unproven";

    private final SeenProofs seen;
    private final Hops hops;
    private final Optional<URI> origin;

    BoundTokens(SeenProofs seen, Hops hops, ProofSettings settings) {
        this.seen = seen;
        this.hops = hops;
        this.origin = settings.origin();
    }

    void register(@Observes Filters filters) {
        filters.register(BoundTokens::take, BEFORE_AUTHENTICATION);
    }

    /** Quarkus reads a bound token as any other one. */
    private static void take(RoutingContext exchange) {
        String authorization = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            exchange.put(IS_BOUND, true);
            exchange.request()
                    .headers()
                    .set(HttpHeaders.AUTHORIZATION, BEARER + authorization.substring(SCHEME.length()));
        }
        exchange.next();
    }

    /** Whether a request's token is shown as one that is bound to a key. */
    static boolean isBound(RoutingContext exchange) {
        return exchange.get(IS_BOUND) != null;
    }

    /** Whether a proof was looked at for it, and in vain. */
    static boolean isUnproven(RoutingContext exchange) {
        return exchange.get(IS_UNPROVEN) != null;
    }

    /**
     * @param exchange the request that it came with; null for a token that came otherwise, as over a WebSocket, where nothing is
     *     proved
     * @return fails when it is bound and nobody has shown the key, or is shown as if it were
     */
    Uni<Void> require(SecurityIdentity identity, String token, @Nullable RoutingContext exchange) {
        boolean isShownAsBound = exchange != null && isBound(exchange);
        Optional<String> key = AccessToken.of(identity).flatMap(AccessToken::key);
        if (key.isEmpty() && !isShownAsBound || exchange != null && token.equals(exchange.get(PROVEN))) {
            return Uni.createFrom().voidItem();
        }
        if (key.isEmpty() || exchange == null) {
            return Uni.createFrom().failure(refused(INVALID_TOKEN));
        }
        return (isShownAsBound ? isProven(key.get(), token, exchange.request()) : isPassedOn(token, exchange.request()))
                .invoke(isRight -> note(isRight, token, exchange))
                .replaceWithVoid();
    }

    /** By one proof, and one alone (RFC 9449, 4.3). */
    private Uni<Boolean> isProven(String key, String token, HttpServerRequest request) {
        List<String> proofs = request.headers().getAll(KeyProof.HEADER);
        return proofs.stream()
                .filter(text -> proofs.size() == 1)
                .findFirst()
                .flatMap(KeyProof::of)
                .filter(proof -> proof.thumbprint().equals(key) && proof.isWith(token))
                .filter(proof -> proof.isFor(request.method().name(), target(request), Instant.now()))
                .map(seen::isNew)
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Boolean> isPassedOn(String token, HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(Hops.HEADER))
                .map(ticket -> hops.isOf(ticket, token))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private URI target(HttpServerRequest request) {
        return origin.map(at -> at.resolve(request.path())).orElseGet(() -> URI.create(request.absoluteURI()));
    }

    private static void note(boolean isRight, String token, RoutingContext exchange) {
        if (!isRight && isBound(exchange)) {
            exchange.put(IS_UNPROVEN, true);
            throw refused(INVALID_PROOF);
        }
        if (!isRight) {
            throw refused(INVALID_TOKEN);
        }
        exchange.put(PROVEN, token);
    }

    private static AuthenticationFailedException refused(String error) {
        return new AuthenticationFailedException(
                "The token is bound to a key, and nobody has shown that they have it", Challenge.ofProof(error));
    }
}
