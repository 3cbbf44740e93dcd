package io.neonpro.identity.authorization;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What the page to sign in posts.
 *
 * @param request the query that the page was asked with
 * @param token that ties the page to the browser
 * @param ticket of the second page, in the place of address and password
 * @param attestationObject of a passkey that was made, of who needs a second factor and has none
 * @param credentialId of the passkey that has signed, in the place of a code
 */
record LoginForm(
        @NotNull String request,
        @NotNull String token,
        @Nullable String email,
        @Nullable String password,
        @Nullable String ticket,
        @Nullable String code,
        @Nullable String attestationObject,
        @Nullable String credentialId,
        @Nullable String authenticatorData,
        @Nullable String clientDataJSON,
        @Nullable String signature) {}
