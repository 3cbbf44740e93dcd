package io.neonpro.acceptance.fuzz.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status 0 when nothing came in time, or the connection was cut
 * @param body text, or why nothing came
 */
public record Reply(int status, List<Header> headers, String body, Duration took) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public Reply {
        headers = List.copyOf(headers);
    }

    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    public boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    public boolean saysJson() {
        return header("Content-Type").matches("application/([\\w.-]+\\+)?json\\b.*");
    }

    /** The body, when it is JSON. */
    public Optional<JsonNode> json() {
        try {
            return Optional.of(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
