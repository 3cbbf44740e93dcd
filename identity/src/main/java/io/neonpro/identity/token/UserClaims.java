package io.neonpro.identity.token;

import io.neonpro.identity.access.Scope;
import io.neonpro.identity.member.Member;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an application is told of a person: what it asked for and no more (OpenID Connect Core, 5.4). */
public final class UserClaims {

    private UserClaims() {}

    public static Map<String, Object> of(Member member, Scope scope) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (scope.includes(Scope.PROFILE)) {
            claims.put("name", member.name());
        }
        if (scope.includes(Scope.EMAIL)) {
            claims.put("email", member.email());
            claims.put("email_verified", member.isEmailVerified());
        }
        return claims;
    }
}
