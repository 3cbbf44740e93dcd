package io.neonpro.acceptance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.UUID;

/** What a service answered. */
public record Answer(int status, HttpHeaders headers, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON: " + status + " " + text, e);
        }
    }

    /**
     * @param pointer RFC 6901, for example {@code /items/0/id}
     */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public UUID id() {
        return UUID.fromString(at("/id").asText());
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /**
     * @throws IllegalStateException when the status is another one
     */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new IllegalStateException("Expected %d, not %d: %s".formatted(expected, status, text));
        }
        return this;
    }
}
