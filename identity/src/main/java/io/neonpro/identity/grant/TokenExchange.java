package io.neonpro.identity.grant;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.session.Session;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.Bearer;
import io.neonpro.identity.token.IssuedTo;
import io.neonpro.identity.token.TokenAnswer;
import io.neonpro.identity.token.Tokens;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets a person who is signed in go on at another {@code tenant} of theirs, or at one {@code
 * clinic} only (RFC 8693). Another tenant is another session, with a refresh token of its own.
 */
@ApplicationScoped
class TokenExchange {

    private final Sessions sessions;
    private final Tokens tokens;

    TokenExchange(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    Uni<TokenAnswer> answer(TokenRequest request, TokenExchangeGrant grant) {
        Optional<UUID> tenant = parameter(request, "tenant");
        Optional<UUID> clinic = parameter(request, "clinic");
        if (tenant.isEmpty() && clinic.isEmpty()) {
            throw OAuthFailure.invalidRequest("Name a tenant or a clinic to switch to");
        }
        if (!TokenTypeURI.ACCESS_TOKEN.equals(grant.getSubjectTokenType())) {
            throw OAuthFailure.invalidRequest("The subject token must be an access token");
        }
        return tokens.verify(grant.getSubjectToken().getValue())
                .map(TokenExchange::person)
                .chain(person -> switchTo(person, tenant, clinic))
                .map(TokenAnswer::exchanged);
    }

    private Uni<TokenAnswer> switchTo(IssuedTo person, Optional<UUID> tenant, Optional<UUID> clinic) {
        UUID from = person.tenant().orElseThrow();
        UUID session = person.session().orElseThrow();
        return sessions.member(from, session)
                .map(member -> member.orElseThrow(TokenExchange::notSignedIn))
                .chain(member -> tenant.filter(to -> !to.equals(from)).isPresent()
                        ? enter(tenant.get(), member.id(), person.clientId(), clinic)
                        : narrow(member, person.clientId(), session, clinic));
    }

    private Uni<TokenAnswer> enter(UUID tenant, UUID person, String clientId, Optional<UUID> clinic) {
        return sessions.start(tenant, person, clientId)
                .map(started -> started.orElseThrow(TokenExchange::notTheirs))
                .chain((Session session) -> clinic.isEmpty()
                        ? tokens.issue(session, clientId)
                        : narrow(session.member(), clientId, session.id(), clinic));
    }

    private Uni<TokenAnswer> narrow(Member member, String clientId, UUID session, Optional<UUID> clinic) {
        Clinics wanted = clinic.map(id -> new Clinics(Optional.of(Set.of(id)))).orElse(member.clinics());
        if (!member.clinics().includes(wanted)) {
            throw notTheirs();
        }
        return tokens.issue(Bearer.person(member, clientId, session).at(wanted));
    }

    private static IssuedTo person(Optional<JWTClaimsSet> verified) {
        return verified.map(IssuedTo::of)
                .filter(issued -> issued.session().isPresent())
                .orElseThrow(TokenExchange::notSignedIn);
    }

    private static Optional<UUID> parameter(TokenRequest request, String name) {
        try {
            return Optional.ofNullable(request.getCustomParameter(name))
                    .map(List::getFirst)
                    .map(Ids::of);
        } catch (IllegalArgumentException e) {
            throw OAuthFailure.invalidRequest("The " + name + " is no UUID");
        }
    }

    private static OAuthFailure notSignedIn() {
        return OAuthFailure.invalidGrant("The subject token is of nobody who is signed in");
    }

    private static OAuthFailure notTheirs() {
        return OAuthFailure.invalidTarget("They do not work there");
    }
}
