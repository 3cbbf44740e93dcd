package io.neonpro.kernel.web.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * An answer as it is kept.
 *
 * @param location empty when the answer has none, as are {@code etag} and {@code body}
 */
record StoredAnswer(int status, String location, String etag, String body) {

    static final String REPLAYED = "Idempotency-Replayed";

    static StoredAnswer of(Response answer, String body) {
        return new StoredAnswer(
                answer.getStatus(), header(answer, HttpHeaders.LOCATION), header(answer, HttpHeaders.ETAG), body);
    }

    Response answer() {
        var answer = Response.status(status);
        if (!location.isEmpty()) {
            answer.header(HttpHeaders.LOCATION, location);
        }
        if (!etag.isEmpty()) {
            answer.header(HttpHeaders.ETAG, etag);
        }
        if (!body.isEmpty()) {
            answer.entity(body.getBytes(StandardCharsets.UTF_8)).type(MediaType.APPLICATION_JSON);
        }
        return answer.build();
    }

    Response replay() {
        return Response.fromResponse(answer()).header(REPLAYED, true).build();
    }

    private static String header(Response answer, String name) {
        String value = answer.getHeaderString(name);
        return value == null ? "" : value;
    }
}
