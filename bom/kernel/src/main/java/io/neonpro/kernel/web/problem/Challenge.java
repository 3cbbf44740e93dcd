package io.neonpro.kernel.web.problem;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code WWW-Authenticate} header of a 401: in which ways a token may be shown, and what was wrong with the one that was
 * (RFC 6750, 3; RFC 9449, 7.1 and 7.2).
 */
public final class Challenge {

    /** Of a failure: what is wrong with how a bound token was shown. */
    private static final String ERROR = "neonpro.challenge";

    private static final String ALGORITHMS = "algs=\"ES256\"";

    private Challenge() {}

    /**
     * The attributes of a failure to show that the token's key is there.
     *
     * @param error as RFC 9449, 12.2 and RFC 6750, 3.1 name it
     */
    public static Map<String, Object> ofProof(String error) {
        return Map.of(ERROR, error);
    }

    static String of(@Nullable Throwable failure) {
        return switch (failure) {
            case AuthenticationFailedException e
            when e.getAttribute(ERROR) instanceof String error -> "DPoP error=\"%s\", %s".formatted(error, ALGORITHMS);
            case AuthenticationException e -> "Bearer error=\"invalid_token\", DPoP " + ALGORITHMS;
            case null, default -> "Bearer, DPoP " + ALGORITHMS;
        };
    }
}
