package io.neonpro.kernel.security;

import io.neonpro.kernel.security.TokenMemory.Remembered;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies each access token once, not with each request: its signature costs more than many a
 * query. All that authenticates by a token comes through here: REST, GraphQL, streams.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    private static final int MAX_TOKENS = 10_000;

    /** Of a request: that its token was looked at, and is none. */
    private static final String IS_BAD = "neonpro.token-is-bad";

    private final Signatures signatures;
    private final KeyLookup lookup;
    private final EndedTokens ended;
    private final BoundTokens bound;
    private final TokenMemory memory;

    VerifiedTokens(Signatures signatures, KeyLookup lookup, KeySet keys, EndedTokens ended, BoundTokens bound) {
        this.signatures = signatures;
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
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        lookup.refresh();
        return memory.recall(request.getToken().getToken())
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> verify(request))
                .invoke(this::requireLasting)
                .call(identity -> requireShown(identity, request));
    }

    /** Whether it was verified before, and is good still. */
    boolean knows(String token) {
        return memory.recall(token).isPresent();
    }

    /** Whether it was refused a moment ago: that is said again for nothing. */
    boolean hasRefused(String token) {
        return memory.hasRefused(token);
    }

    /** Whether what the request shows had to be looked at, and in vain. */
    static boolean isBad(RoutingContext exchange) {
        return exchange.get(IS_BAD) != null;
    }

    private Uni<SecurityIdentity> verify(TokenAuthenticationRequest request) {
        TokenCredential shown = request.getToken();
        return TokenHeader.of(shown.getToken())
                .filter(TokenHeader::isAccessToken)
                .filter(header -> !hasRefused(shown.getToken()))
                .map(header -> verify(shown, header)
                        .onFailure(AuthenticationFailedException.class)
                        .invoke(() -> tellBad(HttpSecurityUtils.getRoutingContextAttribute(request))))
                .orElseGet(
                        () -> Uni.createFrom().failure(new AuthenticationFailedException("This is no access token")));
    }

    private Uni<SecurityIdentity> verify(TokenCredential shown, TokenHeader header) {
        return lookup.knows(header.key()).invoke(VerifiedTokens::requireKnown).map(known -> {
            try {
                return remembered(shown, header, signatures.verify(shown.getToken()));
            } catch (AuthenticationFailedException e) {
                memory.refuse(shown.getToken());
                throw e;
            }
        });
    }

    private static void tellBad(@Nullable RoutingContext exchange) {
        if (exchange != null) {
            exchange.put(IS_BAD, true);
        }
    }

    private SecurityIdentity remembered(TokenCredential shown, TokenHeader header, AccessToken token) {
        SecurityIdentity identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredential(shown)
                .addPermissionsAsString(token.scope())
                .build();
        memory.remember(shown.getToken(), new Remembered(identity, header.key(), token.expiry()));
        return identity;
    }

    private Uni<Void> requireShown(SecurityIdentity identity, TokenAuthenticationRequest request) {
        return bound.require(
                identity, request.getToken().getToken(), HttpSecurityUtils.getRoutingContextAttribute(request));
    }

    private void requireLasting(SecurityIdentity identity) {
        if (AccessToken.of(identity).filter(ended::isEnded).isPresent()) {
            throw new AuthenticationFailedException("The session or the machine that the token is of has ended");
        }
    }

    private static void requireKnown(boolean isKnown) {
        if (!isKnown) {
            throw new AuthenticationFailedException("The token names a key that nobody knows");
        }
    }
}
