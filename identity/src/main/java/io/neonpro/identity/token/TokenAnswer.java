package io.neonpro.identity.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.neonpro.identity.secret.Secret;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer of the token endpoint (RFC 6749, 5.1).
 *
 * @param expiresIn seconds that the access token is good for
 * @param idToken who signed in (OpenID Connect Core, 3.1.3.3)
 * @param issuedTokenType only of a token exchange (RFC 8693, 2.2.1)
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TokenAnswer(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        @Nullable String scope,
        @Nullable String idToken,
        @Nullable String issuedTokenType) {

    public static TokenAnswer of(String accessToken, long expiresIn, String scope) {
        return new TokenAnswer(accessToken, "Bearer", expiresIn, null, scope, null, null);
    }

    public TokenAnswer withRefreshToken(Secret token) {
        return new TokenAnswer(accessToken, tokenType, expiresIn, token.value(), scope, idToken, issuedTokenType);
    }

    public TokenAnswer withIdToken(String token) {
        return new TokenAnswer(accessToken, tokenType, expiresIn, refreshToken, scope, token, issuedTokenType);
    }

    /** The token is bound to a key (RFC 9449, 5). */
    TokenAnswer bound() {
        return new TokenAnswer(accessToken, "DPoP", expiresIn, refreshToken, scope, idToken, issuedTokenType);
    }

    public TokenAnswer exchanged() {
        return new TokenAnswer(
                accessToken,
                tokenType,
                expiresIn,
                refreshToken,
                scope,
                idToken,
                "urn:ietf:params:oauth:token-type:access_token");
    }

    @Override
    public String toString() {
        return tokenType + " token for " + expiresIn + " s";
    }
}
