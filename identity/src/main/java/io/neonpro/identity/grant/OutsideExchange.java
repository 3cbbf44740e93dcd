package io.neonpro.identity.grant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.neonpro.contracts.access.Role;
import io.neonpro.identity.attempt.Buckets;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.factor.FactorPolicy;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.outside.OutsideIssuer;
import io.neonpro.identity.outside.OutsideIssuers;
import io.neonpro.identity.outside.OutsideKeys;
import io.neonpro.identity.outside.OutsidePeople;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.Bearer;
import io.neonpro.identity.token.TokenAnswer;
import io.neonpro.identity.token.Tokens;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An access token for who shows the ID token of a provider that the {@code tenant} trusts (RFC 8693). At first they are the member
 * whose address was verified there, and from then on whoever that subject was. It is for that tenant alone: it is of no session, so it
 * is exchanged for nothing and renewed by nothing but the next ID token, or one tenant's provider could speak for another tenant's
 * people.
 */
@ApplicationScoped
class OutsideExchange {

    private static final Duration MAX_LIFESPAN = Duration.ofDays(1);
    private static final int MAX_SUBJECT_LENGTH = 255;

    /** What a provider says of who has proved it by more than one factor (RFC 8176, 2). */
    private static final String SEVERAL_FACTORS = "mfa";

    private final OutsideIssuers issuers;
    private final OutsidePeople people;
    private final OutsideKeys keys;
    private final Buckets buckets;
    private final Clients clients;
    private final Directory directory;
    private final Sessions sessions;
    private final FactorPolicy factors;
    private final Tokens tokens;
    private final SecurityLog log;

    OutsideExchange(
            OutsideIssuers issuers,
            OutsidePeople people,
            OutsideKeys keys,
            Buckets buckets,
            Clients clients,
            Directory directory,
            Sessions sessions,
            FactorPolicy factors,
            Tokens tokens,
            SecurityLog log) {
        this.issuers = issuers;
        this.people = people;
        this.keys = keys;
        this.buckets = buckets;
        this.clients = clients;
        this.directory = directory;
        this.sessions = sessions;
        this.factors = factors;
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
                .chain(issuer ->
                        said(tenant, issuer, token).chain(claims -> answer(wish, tenant, client, issuer, claims)))
                .map(TokenAnswer::exchanged);
    }

    /** By the provider, of somebody, and for the first time. */
    private Uni<IDTokenClaimsSet> said(UUID tenant, OutsideIssuer issuer, JWT token) {
        return keys.of(issuer)
                .onFailure()
                .transform(cause -> OAuthFailure.invalidGrant("The provider's keys are not to be had"))
                .map(set -> validated(token, issuer, set))
                .invoke(OutsideExchange::requireLasting)
                .call(claims -> requireFirst(tenant, token, claims));
    }

    private Uni<TokenAnswer> answer(
            Wish wish, UUID tenant, String client, OutsideIssuer issuer, IDTokenClaimsSet claims) {
        return member(tenant, issuer, claims)
                .call(member -> requireFactor(member, claims))
                .chain(member -> issue(wish, client, claims, member));
    }

    /** Where the tenant wants one of its people it does however they sign in. */
    private Uni<Void> requireFactor(Member member, IDTokenClaimsSet claims) {
        return factors.isMissing(member.tenant(), member.id(), saysSecondFactor(claims))
                .invoke(isMissing -> {
                    if (isMissing) {
                        throw OAuthFailure.invalidGrant(
                                "The tenant wants a second factor: the provider says nothing of one (amr: mfa)");
                    }
                })
                .replaceWithVoid();
    }

    private static boolean saysSecondFactor(IDTokenClaimsSet claims) {
        List<AMR> methods = claims.getAMR();
        return methods != null && methods.contains(new AMR(SEVERAL_FACTORS));
    }

    /** What was signed, as there may be other signatures of it. */
    private Uni<Void> requireFirst(UUID tenant, JWT token, IDTokenClaimsSet claims) {
        String said = new String(((SignedJWT) token).getSigningInput(), StandardCharsets.UTF_8);
        return buckets.take("id-token:" + tenant + " " + said, 1, Duration.between(Instant.now(), expiry(claims)))
                .invoke(OutsideExchange::refuseUnless)
                .replaceWithVoid();
    }

    private Uni<TokenAnswer> issue(Wish wish, String client, IDTokenClaimsSet claims, Member member) {
        Bearer all = new Bearer(
                member.id().toString(),
                member.name(),
                client,
                List.of(Bearer.PLATFORM),
                Optional.of(member.tenant()),
                member.clinics(),
                member.roles(),
                Optional.empty(),
                new TreeSet<>(Role.permissions(member.roles())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return log.add(member.tenant(), signedIn(client, claims, member))
                .chain(() -> tokens.issueUntil(wish.applyTo(all), expiry(claims)));
    }

    private Uni<Member> member(UUID tenant, OutsideIssuer issuer, IDTokenClaimsSet claims) {
        String subject = claims.getSubject().getValue();
        refuseUnless(subject.length() <= MAX_SUBJECT_LENGTH);
        return people.find(tenant, issuer, subject)
                .chain(known -> known.map(person -> present(tenant, person))
                        .orElseGet(() -> byAddress(tenant, claims).call(member -> remember(issuer, subject, member))));
    }

    private Uni<Void> remember(OutsideIssuer issuer, String subject, Member member) {
        return people.remember(member.tenant(), issuer, subject, member.id())
                .invoke(OutsideExchange::refuseUnless)
                .replaceWithVoid();
    }

    private Uni<Member> byAddress(UUID tenant, IDTokenClaimsSet claims) {
        String email = Optional.ofNullable(claims.getStringClaim("email")).orElseThrow(OutsideExchange::refused);
        refuseUnless(Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")));
        return directory
                .person(KnownPerson.address(email))
                .map(found -> found.orElseThrow(OutsideExchange::refused))
                .chain(person -> present(tenant, person.id()));
    }

    /** Whom the tenant treats signs in without it: it could read of itself what is theirs. */
    private Uni<Member> present(UUID tenant, UUID person) {
        return sessions.present(tenant, person)
                .map(found -> found.filter(member -> member.patient().isEmpty()).orElseThrow(OutsideExchange::refused));
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

    /**
     * Clocks may differ as far as the library lets them, but what has expired here would be worth nothing; and that one was shown is
     * remembered for a day at most.
     */
    private static void requireLasting(IDTokenClaimsSet claims) {
        Instant now = Instant.now();
        refuseUnless(expiry(claims).isAfter(now) && expiry(claims).isBefore(now.plus(MAX_LIFESPAN)));
    }

    private static void refuseUnless(boolean isGood) {
        if (!isGood) {
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
        return OAuthFailure.invalidGrant(
                "The tenant trusts no such token, or it was shown before, or nobody here is meant");
    }
}
