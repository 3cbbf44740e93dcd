package io.neonpro.kernel.security;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Takes the token out of a request (RFC 6750, 2.1), for {@link VerifiedTokens} to look at. */
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism {

    private static final String TYPE = "bearer";
    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final int UNAUTHENTICATED = 401;

    /** What a request shows as its token, if it shows one. */
    static Optional<String> token(RoutingContext exchange) {
        return Optional.ofNullable(exchange.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(shown -> shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(shown -> shown.substring(SCHEME.length()).strip());
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager identities) {
        return token(exchange)
                .map(token -> new TokenAuthenticationRequest(new TokenCredential(token, TYPE)))
                .map(request ->
                        identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, exchange)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHENTICATED, CHALLENGE, SCHEME.strip()));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext exchange) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, TYPE));
    }
}
