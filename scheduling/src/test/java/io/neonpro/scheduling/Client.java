package io.neonpro.scheduling;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** An HTTP client that many threads share. */
public record Client(String token, HttpClient http) {

    public Client(String token) {
        this(token, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    public Answer post(String path, Map<String, Object> body) {
        return send(request(path, body).build());
    }

    public Answer post(String path, Map<String, Object> body, String idempotencyKey) {
        return send(
                request(path, body).header("Idempotency-Key", idempotencyKey).build());
    }

    private HttpRequest.Builder request(String path, Map<String, Object> body) {
        String json = new JsonObject(body).encode();
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response.statusCode(), new JsonObject(body.isEmpty() ? "{}" : body));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the service answered. */
    public record Answer(int status, JsonObject body) {}
}
