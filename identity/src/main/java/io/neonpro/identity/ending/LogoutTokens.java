package io.neonpro.identity.ending;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.signing.SigningKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** What an application is told by that a session has ended (OpenID Connect Back-Channel Logout 1.0, 2.4). */
@ApplicationScoped
class LogoutTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFESPAN = Duration.ofMinutes(2);

    private final SigningKeys keys;
    private final Issuer issuer;

    LogoutTokens(SigningKeys keys, Issuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * @param id the same when it is told again
     */
    Uni<String> of(UUID id, Ended session) {
        Instant now = Instant.now();
        return keys.sign(
                TYPE,
                new JWTClaimsSet.Builder()
                        .issuer(issuer.uri().toString())
                        .subject(session.person().toString())
                        .audience(session.clientId())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFESPAN)))
                        .jwtID(id.toString())
                        .claim("sid", session.id().toString())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .build());
    }
}
