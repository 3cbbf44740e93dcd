package io.neonpro.kernel.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * What a request shows as its access token: by the scheme {@code Bearer} (RFC 6750, 2.1), or by {@code DPoP} (RFC 9449, 7.1) as one
 * that is bound to a key.
 */
record ShownToken(String text, boolean isAsBound) {

    static final String BEARER = "Bearer";

    private static final String BOUND = "DPoP";

    static Optional<ShownToken> of(RoutingContext exchange) {
        return Optional.ofNullable(exchange.request().getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(ShownToken::of);
    }

    private static Optional<ShownToken> of(String authorization) {
        return after(BEARER, authorization)
                .map(token -> new ShownToken(token, false))
                .or(() -> after(BOUND, authorization).map(token -> new ShownToken(token, true)));
    }

    private static Optional<String> after(String scheme, String authorization) {
        String beginning = scheme + " ";
        return authorization.regionMatches(true, 0, beginning, 0, beginning.length())
                ? Optional.of(authorization.substring(beginning.length()).strip())
                : Optional.empty();
    }
}
