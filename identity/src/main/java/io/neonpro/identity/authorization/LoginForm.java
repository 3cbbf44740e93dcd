package io.neonpro.identity.authorization;

import jakarta.validation.constraints.NotNull;

/**
 * What the page to sign in posts.
 *
 * @param request the query that the page was asked with
 * @param token that ties the page to the browser
 */
record LoginForm(
        @NotNull String request,
        @NotNull String token,
        @NotNull String email,
        @NotNull String password) {}
