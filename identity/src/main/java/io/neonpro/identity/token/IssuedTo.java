package io.neonpro.identity.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.neonpro.identity.access.Clinics;
import io.neonpro.kernel.security.EndedTokens;
import io.neonpro.kernel.value.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whom a verified access token was issued to, and what it lets them do.
 *
 * @param session of a person; absent for machines
 * @param scope as the token names it
 */
public record IssuedTo(
        UUID id,
        String subject,
        String clientId,
        Optional<UUID> tenant,
        Optional<UUID> session,
        Clinics clinics,
        Set<String> scope,
        List<String> audience,
        Instant issuedAt,
        Instant expiry) {

    public static IssuedTo of(JWTClaimsSet claims) {
        return new IssuedTo(
                Ids.of(claims.getJWTID()),
                claims.getSubject(),
                text(claims, "client_id").orElse(""),
                text(claims, "tenant").map(Ids::of),
                text(claims, "sid").map(Ids::of),
                Clinics.of(texts(claims.getClaim("clinics"))),
                Set.of(text(claims, "scope").orElse("").strip().split(" +")),
                claims.getAudience(),
                EndedTokens.issuedAt(
                        claims.getJWTID(), claims.getIssueTime().toInstant().getEpochSecond()),
                claims.getExpirationTime().toInstant());
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return Optional.ofNullable(claims.getClaim(name)).map(Object::toString);
    }

    private static List<String> texts(Object claim) {
        return claim instanceof Collection<?> values
                ? values.stream().map(Object::toString).toList()
                : List.of();
    }
}
