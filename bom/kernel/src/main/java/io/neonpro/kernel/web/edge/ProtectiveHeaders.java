package io.neonpro.kernel.web.edge;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * What browsers must not do with any answer, whoever gives it: keep it, guess at its type, frame it or load anything for
 * it, and come back without TLS. An answer that says something else itself has the last word.
 */
final class ProtectiveHeaders {

    private static final Map<String, String> ALL = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            // a year; browsers heed it over TLS only (RFC 6797, 8.1)
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    private ProtectiveHeaders() {}

    static void promise(RoutingContext exchange) {
        exchange.addHeadersEndHandler(ended -> complete(exchange.response().headers()));
    }

    private static void complete(MultiMap headers) {
        ALL.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
    }
}
