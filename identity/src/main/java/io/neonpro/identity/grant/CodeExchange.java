package io.neonpro.identity.grant;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import io.neonpro.identity.authorization.AuthorizationCodes;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownCode;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.secret.Digest;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.session.NewSession;
import io.neonpro.identity.session.Session;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.TokenAnswer;
import io.neonpro.identity.token.Tokens;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The first tokens for somebody who signed in (OAuth 2.1, 4.1.3). A code works once; seen again, it
 * was stolen, and the session that it led to ends.
 */
@ApplicationScoped
class CodeExchange {

    private final Directory directory;
    private final AuthorizationCodes codes;
    private final Sessions sessions;
    private final Tokens tokens;
    private final SecurityLog log;

    CodeExchange(Directory directory, AuthorizationCodes codes, Sessions sessions, Tokens tokens, SecurityLog log) {
        this.directory = directory;
        this.codes = codes;
        this.sessions = sessions;
        this.tokens = tokens;
        this.log = log;
    }

    Uni<TokenAnswer> answer(TokenRequest request, AuthorizationCodeGrant grant, Optional<String> device) {
        Secret code = new Secret(grant.getAuthorizationCode().getValue());
        return directory
                .authorizationCode(code)
                .map(found -> found.filter(known -> isFor(known, request, grant)))
                .map(found -> found.orElseThrow(CodeExchange::refused))
                .chain(known -> isOver(known) ? refuse(known) : exchange(known, code, device));
    }

    private Uni<TokenAnswer> exchange(KnownCode known, Secret code, Optional<String> device) {
        return sessions.start(new NewSession(
                        known.tenant(),
                        known.user(),
                        known.clientId(),
                        known.scope(),
                        device,
                        known.signedInAt(),
                        known.saidSecondFactor()))
                .map(started -> started.orElseThrow(CodeExchange::refused))
                .chain(session -> codes.use(known, code, session.id())
                        .chain(isFirst -> isFirst ? tokens(known, session) : undo(known, session, code))
                        .call(() -> log.add(
                                known.tenant(), SecurityEvent.signedIn(known.user(), known.clientId(), session.id()))));
    }

    private Uni<TokenAnswer> tokens(KnownCode known, Session session) {
        return tokens.issue(session, known.clientId())
                .chain(answer -> known.scope().isOpenid()
                        ? tokens.identify(session, known.clientId(), known.nonce())
                                .map(answer::withIdToken)
                        : Uni.createFrom().item(answer));
    }

    private Uni<TokenAnswer> refuse(KnownCode known) {
        return known.session()
                .map(session -> sessions.end(known.tenant(), session))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> Uni.createFrom().failure(refused()));
    }

    /** Somebody was faster by a moment: what came of that ends as well, as nobody can tell who of them the thief is. */
    private Uni<TokenAnswer> undo(KnownCode known, Session session, Secret code) {
        return sessions.end(known.tenant(), session.id())
                .chain(() -> directory.authorizationCode(code))
                .chain(found -> refuse(found.orElse(known)));
    }

    private static boolean isOver(KnownCode known) {
        return !known.isFresh() || known.session().isPresent();
    }

    private static boolean isFor(KnownCode known, TokenRequest request, AuthorizationCodeGrant grant) {
        boolean isSameAddress = grant.getRedirectionURI() == null
                || grant.getRedirectionURI().toString().equals(known.redirectUri());
        return isSameAddress
                && request.getClientID() != null
                && request.getClientID().getValue().equals(known.clientId())
                && hasVerifier(known, grant);
    }

    private static boolean hasVerifier(KnownCode known, AuthorizationCodeGrant grant) {
        return grant.getCodeVerifier() != null
                && MessageDigest.isEqual(
                        Digest.of(known.challenge()),
                        Digest.of(CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                                .getValue()));
    }

    private static OAuthFailure refused() {
        return OAuthFailure.invalidGrant("The code is unknown, used, expired or somebody else's");
    }
}
