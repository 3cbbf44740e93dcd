package io.neonpro.kernel.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answers of resources that have a version. */
public final class Answers {

    private Answers() {}

    /** 200 with the body and its version as {@code ETag}. */
    public static Response ok(long version, Object body) {
        return Response.ok(body).tag(Versions.etag(version)).build();
    }

    /** 201 with {@code Location}, the body and its version as {@code ETag}. */
    public static Response created(URI location, long version, Object body) {
        return Response.created(location)
                .entity(body)
                .tag(Versions.etag(version))
                .build();
    }

    /** 204 without a body. */
    public static Response done() {
        return Response.noContent().build();
    }
}
