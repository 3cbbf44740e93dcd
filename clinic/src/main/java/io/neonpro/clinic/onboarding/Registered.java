package io.neonpro.clinic.onboarding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What identity has registered, and what the owner signs in with for now. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record Registered(Owner owner, Token token) {

    /** Who answers for the tenant. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Owner(UUID id, String name, String email) {}

    /** The answer of a token endpoint (RFC 6749, 5.1). */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("token_type") String tokenType) {

        @Override
        public String toString() {
            return "Token[]";
        }
    }
}
