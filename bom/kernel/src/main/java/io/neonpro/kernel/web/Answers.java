package io.neonpro.kernel.web;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The answers of resources that have a version. */
public final class Answers {

    private Answers() {}

    /** 200 with the body and its version as {@code ETag}. */
    public static <T> RestResponse<T> ok(long version, T body) {
        return ResponseBuilder.ok(body).tag(Versions.etag(version)).build();
    }

    /** 201 with {@code Location}, the body and its version as {@code ETag}; its method says so by {@code @ResponseStatus}. */
    public static <T> RestResponse<T> created(URI location, long version, T body) {
        return ResponseBuilder.<T>create(RestResponse.Status.CREATED)
                .location(location)
                .entity(body)
                .tag(Versions.etag(version))
                .build();
    }

    /** 204 without a body. */
    public static RestResponse<Void> done() {
        return ResponseBuilder.<Void>noContent().build();
    }
}
