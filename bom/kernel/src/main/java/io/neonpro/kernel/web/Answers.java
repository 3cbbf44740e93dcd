package io.neonpro.kernel.web;

import jakarta.ws.rs.core.HttpHeaders;
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

    /**
     * 201 with {@code Location}, the body and its version as {@code ETag}; its method says so by {@code
     * @ResponseStatus}.
     *
     * @param location a path; sent as it is (RFC 9110, 10.2.2), since JAX-RS would put the request's
     *     {@code Host} before it
     */
    public static <T> RestResponse<T> created(URI location, long version, T body) {
        return ResponseBuilder.<T>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, location.toString())
                .entity(body)
                .tag(Versions.etag(version))
                .build();
    }

    /** 204 without a body. */
    public static RestResponse<Void> done() {
        return ResponseBuilder.<Void>noContent().build();
    }
}
