package io.neonpro.kernel.web.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * An answer as it is kept.
 *
 * @param location empty when the answer has none, as are {@code etag} and {@code body}
 */
record StoredAnswer(int status, String location, String etag, String body) {

    static final String REPLAYED = "Idempotency-Replayed";

    static StoredAnswer of(RestResponse<?> answer, String body) {
        return new StoredAnswer(
                answer.getStatus(), header(answer, HttpHeaders.LOCATION), header(answer, HttpHeaders.ETAG), body);
    }

    /** Its body is JSON already, which is written as it is. */
    RestResponse<String> answer() {
        ResponseBuilder<String> answer = ResponseBuilder.create(status);
        if (!location.isEmpty()) {
            answer.header(HttpHeaders.LOCATION, location);
        }
        if (!etag.isEmpty()) {
            answer.header(HttpHeaders.ETAG, etag);
        }
        if (!body.isEmpty()) {
            answer.entity(body).type(MediaType.APPLICATION_JSON);
        }
        return answer.build();
    }

    RestResponse<String> replay() {
        return ResponseBuilder.fromResponse(answer()).header(REPLAYED, true).build();
    }

    private static String header(RestResponse<?> answer, String name) {
        String value = answer.getHeaderString(name);
        return value == null ? "" : value;
    }
}
