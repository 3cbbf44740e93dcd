package io.neonpro.kernel.security;

import io.neonpro.kernel.web.problem.Challenge;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** What is wrong: how the token is shown, or the proof that comes with it (RFC 9449, 7.1). */
    private static final String INVALID_TOKEN = "invalid_token";

    private static final String INVALID_PROOF = "invalid_dpop_proof";

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
        boolean isShownAsBound = isShownAsBound(exchange);
        Optional<String> key = AccessToken.of(identity).flatMap(AccessToken::key);
        if (key.isEmpty() && !isShownAsBound || exchange != null && token.equals(exchange.get(PROVEN))) {
            return Uni.createFrom().voidItem();
        }
        if (key.isEmpty() || exchange == null) {
            return Uni.createFrom().failure(refused(INVALID_TOKEN));
        }
        return (isShownAsBound ? isProven(key.get(), token, exchange.request()) : isPassedOn(token, exchange.request()))
                .invoke(isRight -> requireRight(isRight, token, exchange))
                .replaceWithVoid();
    }

    private static boolean isShownAsBound(@Nullable RoutingContext exchange) {
        return Optional.ofNullable(exchange)
                .flatMap(ShownToken::of)
                .filter(ShownToken::isAsBound)
                .isPresent();
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

    private static void requireRight(boolean isRight, String token, RoutingContext exchange) {
        if (!isRight && isShownAsBound(exchange)) {
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
