package io.neonpro.kernel.web.problem;

import io.quarkus.security.AuthenticationException;

/** The {@code WWW-Authenticate} header of a 401 (RFC 6750, 3). */
final class Challenge {

    private Challenge() {}

    /** Says that the token is bad when there was one, else only that one is needed. */
    static String of(Throwable failure) {
        return failure instanceof AuthenticationException ? "Bearer error=\"invalid_token\"" : "Bearer";
    }
}
