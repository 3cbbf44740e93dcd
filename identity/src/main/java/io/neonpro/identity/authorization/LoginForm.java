package io.neonpro.identity.authorization;

import jakarta.validation.constraints.NotNull;

/**
 * What the page to sign in posts.
 *
 * @param request the query that the page was asked with
 */
record LoginForm(
        @NotNull String request,
        @NotNull String email,
        @NotNull String password) {}
