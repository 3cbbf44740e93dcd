package io.neonpro.identity.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.neonpro.kernel.value.Ids;
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
                text(claims, "tenant").map(Ids::of),
                text(claims, "sid").map(Ids::of));
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return Optional.ofNullable(claims.getClaim(name)).map(Object::toString);
    }
}
