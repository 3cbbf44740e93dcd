package io.neonpro.clinic.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** An identity service on the wire, that registers every owner and signs them in: for a test class, or for a moment. */
public final class PeerIdentity implements QuarkusTestResourceLifecycleManager, AutoCloseable {

    private static final String URL = "neonpro.peer.identity.url";

    private static final String REGISTRATIONS = "/api/v1/registrations";
    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpServer server;

    /** Where the service asks for it, which nobody answers before and after. */
    public static PeerIdentity forAMoment() {
        PeerIdentity peer = new PeerIdentity();
        peer.listen(WithoutIdentity.identityPort());
        return peer;
    }

    @Override
    public Map<String, String> start() {
        listen(0);
        return Map.of(URL, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void listen(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/passwords", password -> Map.of("password", "hash"));
        answer("", PeerIdentity::owner);
        answer("/sign-in", PeerIdentity::signedIn);
        server.start();
    }

    private void answer(String path, Function<JsonNode, Map<String, ?>> answer) {
        server.createContext(REGISTRATIONS + path, exchange -> send(exchange, answer));
    }

    private static void send(HttpExchange exchange, Function<JsonNode, Map<String, ?>> answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer.apply(JSON.readTree(exchange.getRequestBody())));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, ?> owner(JsonNode asked) {
        return Map.of("id", asked.path("ownerId").asText(), "name", "Ana", "email", "ana@example.com");
    }

    private static Map<String, ?> signedIn(JsonNode asked) {
        String token = TestTokens.user(UUID.fromString(asked.path("tenantId").asText()))
                .subject(UUID.fromString(asked.path("ownerId").asText()))
                .scopes("tenant:read", "catalogue:read")
                .sign();
        return Map.of(
                "owner", owner(asked),
                "token",
                        Map.of(
                                "access_token",
                                token,
                                "refresh_token",
                                "later",
                                "expires_in",
                                300,
                                "token_type",
                                "Bearer"));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
