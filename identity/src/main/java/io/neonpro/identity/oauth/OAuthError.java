package io.neonpro.identity.oauth;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** How OAuth 2.0 tells a failure (RFC 6749, 5.2). */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OAuthError(String error, @Nullable String errorDescription) {}
