package io.neonpro.devstack.token;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neonpro.devstack.process.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The identity provider of a test run: a JWKS at {@code /oauth/jwks}, and at {@code /oauth/token} a
 * token for any client that asks with {@code client_credentials}. {@link TestTokens} signs with its
 * key.
 */
public final class TestIdentity implements AutoCloseable {

    private final HttpServer server;

    public TestIdentity() {
        try {
            server = HttpServer.create(new InetSocketAddress(LocalPort.HOST, 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/oauth/jwks", exchange -> {
            TestTokens.countKeyFetch();
            answer(exchange, TestTokens.key().jwks());
        });
        server.createContext("/oauth/token", exchange -> answer(exchange, token(exchange)));
        server.start();
        TestTokens.signWith(SigningKey.generate(), url());
    }

    /** The issuer, as services know it. */
    public URI url() {
        return URI.create("http://" + LocalPort.HOST + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String token(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        var token = TestTokens.service(client(exchange, form))
                .audience(form.getOrDefault("audience", "neonpro"))
                .scopes(form.getOrDefault("scope", ""));
        if (form.containsKey("tenant")) {
            token = token.tenant(form.get("tenant"));
        }
        return Json.write(Map.of(
                "access_token", token.sign(),
                "token_type", "Bearer",
                "expires_in", TestTokens.LIFETIME.toSeconds()));
    }

    private static String client(HttpExchange exchange, Map<String, String> form) {
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic == null || !basic.startsWith("Basic ")) {
            return form.getOrDefault("client_id", "unknown");
        }
        byte[] pair = Base64.getDecoder().decode(basic.substring("Basic ".length()));
        return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var form = new HashMap<String, String>();
        for (String field : body.split("&")) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[pair.length - 1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
