package io.neonpro.identity.grant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.neonpro.contracts.access.Role;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.outside.OutsideIssuer;
import io.neonpro.identity.outside.OutsideIssuers;
import io.neonpro.identity.outside.OutsideKeys;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.Bearer;
import io.neonpro.identity.token.TokenAnswer;
import io.neonpro.identity.token.Tokens;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An access token for who shows the ID token of a provider that the {@code tenant} trusts, and has an address verified
 * there that is a member's (RFC 8693). It is for that tenant alone: it is of no session, so it is exchanged for nothing
 * and renewed by nothing but the next ID token, or one tenant's provider could speak for another tenant's people.
 */
@ApplicationScoped
class OutsideExchange {

    private final OutsideIssuers issuers;
    private final OutsideKeys keys;
    private final Clients clients;
    private final Directory directory;
    private final Sessions sessions;
    private final Tokens tokens;
    private final SecurityLog log;

    OutsideExchange(
            OutsideIssuers issuers,
            OutsideKeys keys,
            Clients clients,
            Directory directory,
            Sessions sessions,
            Tokens tokens,
            SecurityLog log) {
        this.issuers = issuers;
        this.keys = keys;
        this.clients = clients;
        this.directory = directory;
        this.sessions = sessions;
        this.tokens = tokens;
        this.log = log;
    }

    Uni<TokenAnswer> answer(TokenRequest request, TokenExchangeGrant grant) {
        Wish wish = Wish.of(request, grant);
        UUID tenant = wish.tenant()
                .orElseThrow(() -> OAuthFailure.invalidRequest("Name the tenant that trusts the provider"));
        String client = client(request);
        JWT token = parsed(grant.getSubjectToken().getValue());
        return issuers.find(tenant, issuer(token))
                .map(found -> found.orElseThrow(OutsideExchange::refused))
                .chain(issuer -> keys.of(issuer)
                        .onFailure()
                        .transform(cause -> OAuthFailure.invalidGrant("The provider's keys are not to be had"))
                        .map(set -> validated(token, issuer, set)))
                .chain(claims -> member(tenant, claims).chain(member -> issue(wish, client, claims, member)))
                .map(TokenAnswer::exchanged);
    }

    private Uni<TokenAnswer> issue(Wish wish, String client, IDTokenClaimsSet claims, Member member) {
        requireLasting(claims);
        Bearer all = new Bearer(
                member.id().toString(),
                member.name(),
                client,
                List.of(Bearer.PLATFORM),
                Optional.of(member.tenant()),
                member.clinics(),
                member.roles(),
                new TreeSet<>(Role.permissions(member.roles())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return log.add(member.tenant(), signedIn(client, claims, member))
                .chain(() -> tokens.issueUntil(wish.applyTo(all), expiry(claims)));
    }

    private Uni<Member> member(UUID tenant, IDTokenClaimsSet claims) {
        String email = Optional.ofNullable(claims.getStringClaim("email")).orElseThrow(OutsideExchange::refused);
        if (!Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
            throw refused();
        }
        return directory
                .person(KnownPerson.address(email))
                .map(found -> found.orElseThrow(OutsideExchange::refused))
                .chain(person -> sessions.present(tenant, person.id()))
                .map(found -> found.orElseThrow(OutsideExchange::refused));
    }

    private static IDTokenClaimsSet validated(JWT token, OutsideIssuer issuer, JWKSet set) {
        try {
            return new IDTokenValidator(
                            new Issuer(issuer.issuer()),
                            new ClientID(issuer.clientId()),
                            JWSAlgorithm.parse(issuer.algorithm().name()),
                            set)
                    .validate(token, null);
        } catch (BadJOSEException | JOSEException e) {
            throw refused();
        }
    }

    private static SecurityEvent signedIn(String client, IDTokenClaimsSet claims, Member member) {
        return SecurityEvent.of(SecurityEvent.Kind.SIGNED_IN, member.id())
                .by(member.id())
                .through(client)
                .with("issuer", claims.getIssuer().getValue());
    }

    /** Clocks may differ as far as the library lets them, but what has expired here would be worth nothing. */
    private static void requireLasting(IDTokenClaimsSet claims) {
        if (!expiry(claims).isAfter(Instant.now())) {
            throw refused();
        }
    }

    private static Instant expiry(IDTokenClaimsSet claims) {
        return claims.getExpirationTime().toInstant();
    }

    private String client(TokenRequest request) {
        return Optional.ofNullable(request.getClientID())
                .map(ClientID::getValue)
                .filter(clients::isApp)
                .orElseThrow(OAuthFailure::invalidClient);
    }

    private static JWT parsed(String token) {
        try {
            return JWTParser.parse(token);
        } catch (ParseException e) {
            throw refused();
        }
    }

    private static String issuer(JWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet().getIssuer()).orElseThrow(OutsideExchange::refused);
        } catch (ParseException e) {
            throw refused();
        }
    }

    private static OAuthFailure refused() {
        return OAuthFailure.invalidGrant("The tenant trusts no such token, or knows nobody of this verified address");
    }
}
