package io.neonpro.kernel.web;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** An answer that is sent piece by piece. */
public final class Pieces {

    /** Else a proxy such as Kong gathers pieces until it has as many as fit (nginx, {@code proxy_buffering}). */
    private static final String BUFFERING = "X-Accel-Buffering";

    private Pieces() {}

    /**
     * None for {@code HEAD}, to which the framework gives what it gives to {@code GET}: nobody is sent anything (RFC 9110,
     * 9.3.2), so nothing is made, noted as sent, or kept open.
     */
    public static <T> Multi<T> of(HttpServerRequest request, Multi<T> pieces) {
        request.response().putHeader(BUFFERING, "no");
        return request.method().equals(HttpMethod.HEAD) ? Multi.createFrom().empty() : pieces;
    }
}
