package io.neonpro.identity.grant;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Scope;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownSession;
import io.neonpro.identity.factor.FactorPolicy;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.Bearer;
import io.neonpro.identity.token.IssuedTo;
import io.neonpro.identity.token.TokenAnswer;
import io.neonpro.identity.token.Tokens;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets a person who is signed in go on at another {@code tenant} of theirs, at one {@code clinic} only, with less
 * {@code scope} or at fewer services, by their {@code audience} (RFC 8693). What comes of it is the intersection: it may
 * do nothing that the token it was made of may not, ends when that one ends and with the session that it is of, and is
 * renewed by nothing. So a stolen token is worth its five minutes however often it is exchanged.
 */
@ApplicationScoped
class TokenExchange {

    private final Directory directory;
    private final Sessions sessions;
    private final Tokens tokens;
    private final FactorPolicy factors;
    private final SecurityLog log;

    TokenExchange(Directory directory, Sessions sessions, Tokens tokens, FactorPolicy factors, SecurityLog log) {
        this.directory = directory;
        this.sessions = sessions;
        this.tokens = tokens;
        this.factors = factors;
        this.log = log;
    }

    Uni<TokenAnswer> answer(TokenRequest request, TokenExchangeGrant grant) {
        Wish wish = Wish.of(request, grant);
        if (wish.isNone()) {
            throw OAuthFailure.invalidRequest("Name a tenant or a clinic to switch to, a scope or an audience");
        }
        if (!TokenTypeURI.ACCESS_TOKEN.equals(grant.getSubjectTokenType())) {
            throw OAuthFailure.invalidRequest("The subject token must be an access token");
        }
        return tokens.verifyLasting(grant.getSubjectToken().getValue())
                .map(TokenExchange::person)
                .invoke(subject -> requireSameClient(subject, request))
                .chain(subject -> directory
                        .session(subject.session().orElseThrow())
                        .map(found -> found.orElseThrow(TokenExchange::notSignedIn))
                        .chain(session -> exchange(subject, session, wish)))
                .map(TokenAnswer::exchanged);
    }

    private Uni<TokenAnswer> exchange(IssuedTo subject, KnownSession session, Wish wish) {
        UUID from = subject.tenant().orElseThrow();
        UUID to = wish.tenant().orElse(from);
        return sessions.member(session.tenant(), session.id())
                .map(atHome -> atHome.orElseThrow(TokenExchange::notSignedIn))
                .chain(() -> sessions.present(from, session.user()))
                .map(here -> here.orElseThrow(TokenExchange::notSignedIn))
                .chain(here -> to.equals(from) ? Uni.createFrom().item(here) : enter(to, subject, session, here))
                .map(there -> intersection(subject, session, there, to.equals(from)))
                .map(bearer -> wish.applyTo(bearer))
                .chain(tokens::issue);
    }

    /** What one is elsewhere. A token for some clinics only stays at their tenant, or going back would widen it again. */
    private Uni<Member> enter(UUID tenant, IssuedTo subject, KnownSession session, Member here) {
        if (!subject.clinics().includes(here.clinics())) {
            throw OAuthFailure.invalidTarget("A token for one clinic stays at its tenant");
        }
        return sessions.present(tenant, here.id())
                .map(there -> there.orElseThrow(Wish::notTheirs))
                .call(there -> requireNotSignedOut(tenant, session))
                .call(there -> requireFactor(tenant, session))
                .call(there -> log.add(tenant, entered(subject, there)));
    }

    /** Or who was signed out of this tenant alone would be back by the session that they have at another. */
    private Uni<Void> requireNotSignedOut(UUID tenant, KnownSession session) {
        return sessions.isSignedOut(tenant, session.user(), session.startedAt())
                .invoke(isSignedOut -> {
                    if (isSignedOut) {
                        throw signedOut();
                    }
                })
                .replaceWithVoid();
    }

    /** Or who signed in where the password is enough would get round what this tenant wants. */
    private Uni<Void> requireFactor(UUID tenant, KnownSession session) {
        return factors.isMissing(tenant, session.user(), session.saidSecondFactor())
                .invoke(isMissing -> {
                    if (isMissing) {
                        throw lacksSecondFactor();
                    }
                })
                .replaceWithVoid();
    }

    private static SecurityEvent entered(IssuedTo subject, Member there) {
        return SecurityEvent.of(SecurityEvent.Kind.TENANT_ENTERED, there.id())
                .by(there.id())
                .through(subject.clientId());
    }

    private static Bearer intersection(IssuedTo subject, KnownSession session, Member there, boolean isSameTenant) {
        Bearer all = Bearer.person(there, subject.clientId(), session.id(), Scope.UNBOUNDED);
        Clinics clinics = isSameTenant ? there.clinics().and(subject.clinics()) : there.clinics();
        return all.narrowedTo(subject.scope())
                .at(clinics)
                .forAudience(subject.audience())
                .until(subject.expiry());
    }

    private static IssuedTo person(Optional<JWTClaimsSet> verified) {
        return verified.map(IssuedTo::of)
                .filter(issued -> issued.session().isPresent())
                .orElseThrow(TokenExchange::notSignedIn);
    }

    private static void requireSameClient(IssuedTo subject, TokenRequest request) {
        boolean isAnother = request.getClientID() != null
                && !request.getClientID().getValue().equals(subject.clientId());
        if (isAnother) {
            throw OAuthFailure.invalidGrant("The subject token is another client's");
        }
    }

    private static OAuthFailure notSignedIn() {
        return OAuthFailure.invalidGrant("The subject token is of nobody who is signed in");
    }

    private static OAuthFailure signedOut() {
        return OAuthFailure.invalidTarget("They were signed out there: sign in again");
    }

    private static OAuthFailure lacksSecondFactor() {
        return OAuthFailure.invalidTarget("A second factor is wanted there: sign in for that tenant");
    }
}
