package io.neonpro.identity.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.session.Session;
import io.neonpro.identity.signing.SigningKeys;
import io.neonpro.kernel.security.EndedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/** Issues access tokens (RFC 9068) and knows its own again. */
@ApplicationScoped
public class Tokens {

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final Issuer issuer;
    private final TokenSettings settings;
    private final EndedTokens ended;
    private final Arrivals arrivals;

    Tokens(SigningKeys keys, Issuer issuer, TokenSettings settings, EndedTokens ended, Arrivals arrivals) {
        this.keys = keys;
        this.issuer = issuer;
        this.settings = settings;
        this.ended = ended;
        this.arrivals = arrivals;
    }

    public Uni<TokenAnswer> issue(Bearer bearer) {
        Instant now = Instant.now();
        Instant expiry = bearer.latestExpiry().orElseGet(() -> now.plus(settings.lifespan()));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer.uri().toString())
                .subject(bearer.subject())
                .audience(bearer.audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiry))
                .jwtID(arrivals.tokenId().toString())
                .claim("client_id", bearer.clientId())
                .claim("name", bearer.name())
                .claim("clinics", bearer.clinics().codes())
                .claim("roles", Roles.codes(bearer.roles()))
                .claim("scope", String.join(" ", bearer.scope()));
        bearer.tenant().ifPresent(tenant -> claims.claim("tenant", tenant.toString()));
        bearer.patient().ifPresent(patient -> claims.claim("patient", patient.toString()));
        bearer.session().ifPresent(session -> claims.claim("sid", session.toString()));
        bearer.key().ifPresent(thumbprint -> claims.claim("cnf", Map.of("jkt", thumbprint)));
        return keys.sign(ACCESS_TOKEN, claims.build())
                .map(token -> TokenAnswer.of(
                        token,
                        Math.max(0, Duration.between(now, expiry).toSeconds()),
                        String.join(" ", bearer.scope())))
                .map(answer -> bearer.key().isPresent() ? answer.bound() : answer);
    }

    /** For no longer than until then, and never for longer than usual. */
    public Uni<TokenAnswer> issueUntil(Bearer bearer, Instant latest) {
        Instant usual = Instant.now().plus(settings.lifespan());
        return issue(bearer.until(latest.isBefore(usual) ? latest : usual));
    }

    /** For a person who signed in, together with what renews it. */
    public Uni<TokenAnswer> issue(Session session, String clientId) {
        return issue(session, Bearer.person(session.member(), clientId, session.id(), session.scope()));
    }

    /** For a person who signed in and wants to do less than they may. */
    public Uni<TokenAnswer> issue(Session session, Bearer narrowed) {
        return issue(narrowed).map(answer -> answer.withRefreshToken(session.refreshToken()));
    }

    /** Tells an application who signed in (OpenID Connect Core, 2). */
    public Uni<String> identify(Session session, String clientId, Optional<String> nonce) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer.uri().toString())
                .subject(session.member().id().toString())
                .audience(clientId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.lifespan())))
                .claim("auth_time", session.startedAt().getEpochSecond())
                .claim("sid", session.id().toString());
        UserClaims.of(session.member(), session.scope()).forEach(claims::claim);
        nonce.ifPresent(value -> claims.claim("nonce", value));
        return keys.sign(JOSEObjectType.JWT, claims.build());
    }

    /** The claims of an access token that was issued here and has not expired. */
    public Uni<Optional<JWTClaimsSet>> verify(String token) {
        return keys.verify(ACCESS_TOKEN, token).map(found -> found.filter(this::isCurrent));
    }

    /** The same of one that nobody has ended since. */
    public Uni<Optional<JWTClaimsSet>> verifyLasting(String token) {
        return verify(token).map(found -> found.filter(claims -> !isEnded(IssuedTo.of(claims))));
    }

    private boolean isEnded(IssuedTo issued) {
        return ended.isEnded(
                issued.id().toString(), issued.subject(), issued.tenant(), issued.session(), issued.issuedAt());
    }

    /** Of an ID token that was issued here, however long ago: who is, or was, signed in (RP-Initiated Logout, 4). */
    public Uni<Optional<JWTClaimsSet>> hint(String idToken) {
        return keys.verify(JOSEObjectType.JWT, idToken)
                .map(found -> found.filter(claims -> issuer.uri().toString().equals(claims.getIssuer())));
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        return issuer.uri().toString().equals(claims.getIssuer())
                && claims.getClaim("scope") != null
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().after(new Date());
    }
}
