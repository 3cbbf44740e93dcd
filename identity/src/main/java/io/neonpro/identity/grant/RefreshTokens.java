package io.neonpro.identity.grant;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownToken;
import io.neonpro.identity.factor.FactorPolicy;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.session.Session;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.Bearer;
import io.neonpro.identity.token.TokenAnswer;
import io.neonpro.identity.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The next tokens for somebody who stays signed in, to do no more than they signed in for (RFC 6749, 6). */
@ApplicationScoped
class RefreshTokens {

    private static final String REFUSED = "The refresh token is unknown, used or expired";

    private final Directory directory;
    private final Sessions sessions;
    private final Tokens tokens;
    private final FactorPolicy factors;

    RefreshTokens(Directory directory, Sessions sessions, Tokens tokens, FactorPolicy factors) {
        this.directory = directory;
        this.sessions = sessions;
        this.tokens = tokens;
        this.factors = factors;
    }

    Uni<TokenAnswer> answer(TokenRequest request, RefreshTokenGrant grant) {
        Secret token = new Secret(grant.getRefreshToken().getValue());
        return directory
                .refreshToken(token)
                .map(found -> found.filter(known -> known.isOpen() && isFor(known, request.getClientID())))
                .map(found -> found.orElseThrow(() -> OAuthFailure.invalidGrant(REFUSED)))
                .chain(known -> renew(known, token, request));
    }

    private Uni<TokenAnswer> renew(KnownToken known, Secret token, TokenRequest request) {
        return requireAllowed(known, request)
                .chain(() -> requireFactor(known))
                .chain(() -> sessions.renew(known, token))
                .map(next -> next.orElseThrow(() -> OAuthFailure.invalidGrant(REFUSED)))
                .chain((Session next) -> tokens.issue(next, Narrowing.of(bearer(next.member(), known), request)));
    }

    /** Before the token is used up: who asks for too much still has it. */
    private Uni<Void> requireAllowed(KnownToken known, TokenRequest request) {
        return Narrowing.isWanted(request)
                ? sessions.member(known.tenant(), known.session())
                        .invoke(found -> found.ifPresent(member -> Narrowing.of(bearer(member, known), request)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Or who signed in before the tenant wanted one, or before they were what it wants one of, would go on without. */
    private Uni<Void> requireFactor(KnownToken known) {
        return factors.isMissing(known.tenant(), known.user(), known.saidSecondFactor())
                .invoke(isMissing -> {
                    if (isMissing) {
                        throw OAuthFailure.invalidGrant("A second factor is wanted: sign in again");
                    }
                })
                .replaceWithVoid();
    }

    private static Bearer bearer(Member member, KnownToken known) {
        return Bearer.person(member, known.clientId(), known.session(), known.scope());
    }

    /** A public client may leave its name out: rotation protects the token. */
    private static boolean isFor(KnownToken known, ClientID client) {
        return Optional.ofNullable(client)
                .map(id -> id.getValue().equals(known.clientId()))
                .orElse(true);
    }
}
