package io.neonpro.acceptance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A client app: sends its token, reads its own writes by the {@code Consistency-Token}, and renews
 * its token before it expires.
 */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Addresses addresses;
    private final Map<String, String> consistency = new ConcurrentHashMap<>();
    private final Optional<Session> session;
    private final Optional<UUID> clinic;
    private final Duration timeout;

    private Client(Addresses addresses, Optional<Session> session, Optional<UUID> clinic, Duration timeout) {
        this.addresses = addresses;
        this.session = session;
        this.clinic = clinic;
        this.timeout = timeout;
    }

    /** Somebody who has not signed in. */
    public static Client stranger(Addresses addresses) {
        return new Client(addresses, Optional.empty(), Optional.empty(), TIMEOUT);
    }

    /**
     * The same app, which goes on to know what was written here.
     *
     * @param token as {@code /oauth/token} answers it
     */
    public Client signedIn(JsonNode token) {
        var client = new Client(addresses, Optional.of(new Session(addresses, token)), clinic, timeout);
        client.consistency.putAll(consistency);
        return client;
    }

    /** The same user at another device, which knows nothing of what was written here. */
    public Client elsewhere() {
        return new Client(addresses, session, clinic, timeout);
    }

    /** The same user at another device, which waits longer for an answer than apps do. */
    public Client patiently(Duration longer) {
        return new Client(addresses, session, clinic, longer);
    }

    /** The same user, who has picked one of their clinics. */
    public Client at(UUID picked) {
        var client = new Client(addresses, session, Optional.of(picked), timeout);
        client.consistency.putAll(consistency);
        return client;
    }

    /** The token this client sends now. */
    public String accessToken() {
        return session.orElseThrow().accessToken();
    }

    public Answer get(String program, String path) {
        return send(program, path, "GET", Optional.empty(), Map.of());
    }

    public Answer post(String program, String path, Object body) {
        return post(program, path, body, Map.of());
    }

    public Answer post(String program, String path, Object body, Map<String, String> headers) {
        return send(program, path, "POST", Optional.of(text(body)), headers);
    }

    public Answer put(String program, String path, Object body) {
        return send(program, path, "PUT", Optional.of(text(body)), Map.of());
    }

    public Answer patch(String program, String path, Object body, Map<String, String> headers) {
        return send(program, path, "PATCH", Optional.of(text(body)), headers);
    }

    public Answer delete(String program, String path) {
        return send(program, path, "DELETE", Optional.empty(), Map.of());
    }

    /**
     * @param body absent, or JSON, or what becomes JSON
     */
    public Answer call(String program, String method, String path, Optional<?> body) {
        return call(program, method, path, body, Map.of());
    }

    public Answer call(String program, String method, String path, Optional<?> body, Map<String, String> headers) {
        return send(program, path, method, body.map(Client::text), headers);
    }

    /** Through the gateway. */
    public Answer graph(String query, Map<String, ?> variables) {
        return post("gateway", "/graphql", Map.of("query", query, "variables", variables));
    }

    private Answer send(
            String program, String path, String method, Optional<String> body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(addresses.of(program, path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        session.ifPresent(s -> request.header("Authorization", "Bearer " + s.accessToken()));
        clinic.ifPresent(picked -> request.header("X-Clinic-Id", picked.toString()));
        if (!consistency.isEmpty()) {
            request.header("Consistency-Token", String.join(",", consistency.values()));
        }
        headers.forEach(request::setHeader);
        HttpRequest sent = request.build();
        Answer answer = exchange(sent);
        addresses.witness().accept(new Exchange(program, method, sent.uri(), body, answer));
        remember(answer.header("Consistency-Token"));
        return answer;
    }

    private void remember(String tokens) {
        for (String token : tokens.split(",")) {
            if (token.contains("=")) {
                consistency.put(token.substring(0, token.indexOf('=')), token.strip());
            }
        }
    }

    static Answer exchange(HttpRequest request) {
        try {
            return Answer.of(HTTP.send(request, BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new Unreachable(request.uri(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
