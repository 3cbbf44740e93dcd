package io.neonpro.kernel.web.edge;

import io.neonpro.kernel.web.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets pages of the allowed origins read answers, and those of no other: they get no word of CORS, and their preflights
 * and WebSockets are refused. Never with credentials: a token is sent by who has it, not by a browser on its own.
 */
@ApplicationScoped
class Origins {

    private static final Problem NOT_ALLOWED =
            Problem.of(403, "origin-not-allowed", "No page of this origin is answered.");

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String ACCEPTED =
            "Authorization, Content-Type, Consistency-Token, DPoP, Idempotency-Key, If-Match, If-None-Match,"
                    + " X-Access-Purpose, X-Break-Glass, X-Clinic-Id";
    private static final String EXPOSED =
            "Consistency-Token, ETag, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate";
    private static final String SECONDS_REMEMBERED = "600";

    private final Set<String> allowed;

    Origins(OriginSettings settings) {
        this.allowed = settings.allowed().map(Set::copyOf).orElse(Set.of());
        allowed.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findAny()
                .ifPresent(other -> {
                    throw new IllegalStateException(
                            other + " is no origin: a scheme, a host, perhaps a port, and nothing else");
                });
    }

    /** Says so in the answer when the origin is allowed; refuses what a browser must not do for another one. */
    Optional<Problem> refusal(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return Optional.empty();
        }
        HttpServerResponse response = exchange.response();
        boolean isAllowed = allowed.contains(origin);
        if (isAllowed) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        return isAllowed || !isAskedByBrowser(request) ? Optional.empty() : Optional.of(NOT_ALLOWED);
    }

    /** Whether this is a preflight, which is answered here and nowhere else. */
    boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    void answerPreflight(RoutingContext exchange) {
        exchange.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ACCEPTED)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS_REMEMBERED)
                .setStatusCode(204)
                .end();
    }

    private boolean isAskedByBrowser(HttpServerRequest request) {
        return isPreflight(request) || "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }
}
