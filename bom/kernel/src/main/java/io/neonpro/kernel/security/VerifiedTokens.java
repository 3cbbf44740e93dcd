package io.neonpro.kernel.security;

import io.neonpro.kernel.security.TokenMemory.Remembered;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies each access token once, not with each request: its signature costs more than many a
 * query. All that authenticates by a token comes through here: REST, GraphQL, streams.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    private static final int MAX_TOKENS = 10_000;
    private static final int BEFORE_OIDC = 2_000;

    private final OidcIdentityProvider verifier;
    private final KeyLookup lookup;
    private final EndedTokens ended;
    private final BoundTokens bound;
    private final TokenMemory memory;

    VerifiedTokens(OidcIdentityProvider verifier, KeyLookup lookup, KeySet keys, EndedTokens ended, BoundTokens bound) {
        this.verifier = verifier;
        this.lookup = lookup;
        this.ended = ended;
        this.bound = bound;
        this.memory = new TokenMemory(MAX_TOKENS, InstantSource.system(), keys::has);
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_OIDC;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        return memory.recall(token)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> verify(token, request, context))
                .invoke(this::requireLasting)
                .call(identity -> requireShown(identity, token, request));
    }

    /** Whether it was verified before, and is good still. */
    boolean knows(String token) {
        return memory.recall(token).isPresent();
    }

    private Uni<SecurityIdentity> verify(
            String token, TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return TokenHeader.of(token)
                .filter(TokenHeader::isAccessToken)
                .map(header -> lookup.knows(header.key())
                        .invoke(VerifiedTokens::requireKnown)
                        .chain(() -> verifier.authenticate(request, context))
                        .invoke(verified -> remember(token, header, verified)))
                .orElseGet(
                        () -> Uni.createFrom().failure(new AuthenticationFailedException("This is no access token")));
    }

    private Uni<Void> requireShown(SecurityIdentity identity, String token, TokenAuthenticationRequest request) {
        return identity == null
                ? Uni.createFrom().voidItem()
                : bound.require(identity, token, HttpSecurityUtils.getRoutingContextAttribute(request));
    }

    private void requireLasting(SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token && ended.isEnded(token)) {
            throw new AuthenticationFailedException("The session or the machine that the token is of has ended");
        }
    }

    private static void requireKnown(boolean isKnown) {
        if (!isKnown) {
            throw new AuthenticationFailedException("The token names a key that nobody knows");
        }
    }

    private void remember(String token, TokenHeader header, SecurityIdentity verified) {
        if (verified != null && verified.getPrincipal() instanceof JsonWebToken claims) {
            Instant expiry = Instant.ofEpochSecond(claims.getExpirationTime());
            memory.remember(token, new Remembered(shared(verified, claims), header.key(), expiry));
        }
    }

    /** The identity as other requests may share it, claims read: OIDC's names the request that brought it. */
    private static SecurityIdentity shared(SecurityIdentity identity, JsonWebToken claims) {
        var shared = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .addPermissions(identity.getPermissions());
        identity.getAttributes().forEach((name, value) -> {
            if (!(value instanceof RoutingContext)) {
                shared.addAttribute(name, value);
            }
        });
        return shared.addAttribute(Claims.ATTRIBUTE, Claims.of(claims)).build();
    }
}
