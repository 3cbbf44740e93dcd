package io.neonpro.identity.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a verified access token was issued to.
 *
 * @param session of a person; absent for machines
 */
public record IssuedTo(String subject, String clientId, Optional<UUID> tenant, Optional<UUID> session) {

    public static IssuedTo of(JWTClaimsSet claims) {
        return new IssuedTo(
                claims.getSubject(),
                text(claims, "client_id").orElse(""),
                text(claims, "tenant").map(UUID::fromString),
                text(claims, "sid").map(UUID::fromString));
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return Optional.ofNullable(claims.getClaim(name)).map(Object::toString);
    }
}
