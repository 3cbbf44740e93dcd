package io.neonpro.devstack.contract;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that does not keep its document fails its tests, whatever these look at. */
class ServedContractTest {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "paths": {"/api/v1/notes": {"post": {
              "requestBody": {"content": {"application/json": {"schema": {
                "type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}}}},
              "responses": {
                "201": {"content": {"application/json": {"schema": {
                  "type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}},
                "400": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}}}}}}
            """;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/openapi", exchange -> answer(exchange, 200, "application/json", DOCUMENT));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsDocumentedPasses() {
        answerNotes(201, "application/json", "{\"id\": \"7\"}");

        assertThat(post("{\"title\": \"a\"}")).isEqualTo(201);
    }

    @Test
    void whatIsWrongOnPurposePassesWhenItIsRefused() {
        answerNotes(400, "application/problem+json", "{}");

        assertThat(post("{\"title\": 7}")).isEqualTo(400);
    }

    @Test
    void anAnswerThatIsNotDocumentedFails() {
        answerNotes(409, "application/problem+json", "{}");

        assertThatThrownBy(() -> post("{\"title\": \"a\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("answered 409");
    }

    @Test
    void anAnswerOutsideItsSchemaFails() {
        answerNotes(201, "application/json", "{\"id\": 7}");

        assertThatThrownBy(() -> post("{\"title\": \"a\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/id");
    }

    @Test
    void acceptingWhatTheDocumentForbidsFails() {
        answerNotes(201, "application/json", "{\"id\": \"7\"}");

        assertThatThrownBy(() -> post("{\"title\": 7}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("accepted a request");
    }

    private int post(String body) {
        RequestSpecification request = given().filter(new ServedContract())
                .baseUri("http://127.0.0.1:" + server.getAddress().getPort())
                .contentType("application/json");
        return request.body(body).post("/api/v1/notes").statusCode();
    }

    private void answerNotes(int status, String type, String body) {
        server.createContext("/api/v1/notes", exchange -> answer(exchange, status, type, body));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", type);
            byte[] octets = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
        }
    }
}
