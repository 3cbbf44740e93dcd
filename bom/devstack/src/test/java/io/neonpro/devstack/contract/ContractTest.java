package io.neonpro.devstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard is of use only if it finds what it is there for. */
class ContractTest {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0",
             "components": {
               "schemas": {
                 "Note": {"type": "object", "required": ["title"], "properties": {
                   "title": {"type": "string"}, "at": {"type": "string", "format": "date-time"}}},
                 "NewNote": {"type": "object", "required": ["title"], "additionalProperties": false,
                   "properties": {"title": {"type": "string", "maxLength": 5},
                     "at": {"type": "string", "format": "date-time"}}},
                 "Problem": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string"}}}},
               "headers": {"ETag": {"required": true, "schema": {"type": "string"}}}},
             "paths": {"/api/v1/notes/{id}": {"put": {
               "parameters": [{"name": "quietly", "in": "query"}],
               "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewNote"}}}},
               "responses": {
                 "200": {"headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
                   "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}},
                 "409": {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}},
               "get": {
                 "parameters": [{"name": "others", "in": "query", "style": "form", "schema": {"type": "object"}}],
                 "responses": {"200": {"content": {"*/*": {"schema": {"$ref": "#/components/schemas/Note"}}}}}}}}}
            """;

    private final Contract contract = new Contract(json(DOCUMENT));

    @Test
    void whatIsAsDocumentedPasses() {
        assertThat(faults("?quietly=true", "{\"title\": \"a\"}", 200, "{\"title\": \"a\"}"))
                .isEmpty();
        assertThat(faults("", "{\"title\": \"too long\"}", 409, "{\"code\": \"taken\", \"alternatives\": []}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "''|{\"title\": \"a\"}|200|{}|required",
                "''|{\"title\": \"a\"}|200|{\"title\": 1}|string",
                "''|{\"title\": \"a\"}|200|{\"title\": \"a\", \"secret\": 1}|secret",
                "''|{\"title\": \"a\"}|200|{\"title\": \"a\", \"at\": \"yesterday\"}|date-time",
                "''|{\"title\": \"too long\"}|200|{\"title\": \"a\"}|accepted a request",
                "?loudly=1|{\"title\": \"a\"}|200|{\"title\": \"a\"}|loudly",
                "''|{\"title\": \"a\"}|201|{\"title\": \"a\"}|201",
                "''|{\"title\": \"a\"}|500|{\"code\": \"oops\"}|500",
                "''|{\"title\": \"a\"}|409|{}|code"
            })
    void whatIsNotAsDocumentedIsNamed(String query, String request, int status, String answer, String name) {
        List<String> faults = faults(query.replace("''", ""), request, status, answer);

        assertThat(faults).hasSize(1).first().asString().contains(name);
    }

    @Test
    void headersAreHeldToIt() {
        Answer answer = new Answer(
                200,
                HttpHeaders.of(
                        Map.of("Content-Type", List.of("application/json"), "X-Inside", List.of("1")), (n, v) -> true),
                "{\"title\": \"a\"}");

        List<String> faults = contract.faults(exchange("", "{\"title\": \"a\"}", answer));

        assertThat(faults).hasSize(2).anyMatch(f -> f.contains("ETag")).anyMatch(f -> f.contains("X-Inside"));
    }

    @Test
    void whatIsNotDocumentedMayOnlyBeRefused() {
        assertThat(deleted(405)).isEmpty();
        assertThat(deleted(415)).isEmpty();
        assertThat(deleted(204)).containsExactly("is not documented");
        assertThat(deleted(500)).containsExactly("is not documented");
    }

    @Test
    void anEmptyPairIsNoParameter() {
        assertThat(faults("?quietly=true&&=", "{\"title\": \"a\"}", 200, "{\"title\": \"a\"}"))
                .isEmpty();
    }

    @Test
    void aHeadIsAGetWithoutABody() {
        assertThat(bodiless("HEAD", "", 200)).isEmpty();
        assertThat(bodiless("HEAD", "", 500)).hasSize(1);
    }

    @Test
    void anObjectThatIsExplodedIsAnyParameter() {
        assertThat(bodiless("HEAD", "?anything=1", 200)).isEmpty();
    }

    /** A client may write a time in more ways than we do. */
    @Test
    void formatsAreKeptByAnswersOnly() {
        String request = "{\"title\": \"a\", \"at\": \"2026-02-28T10:00Z\"}";

        assertThat(faults("", request, 200, "{\"title\": \"a\", \"at\": \"2026-02-28T10:00:00Z\"}"))
                .isEmpty();
        assertThat(faults("", request, 200, request)).hasSize(1);
    }

    private List<String> deleted(int status) {
        return bodiless("DELETE", "", status);
    }

    private List<String> bodiless(String method, String query, int status) {
        Answer answer = new Answer(status, HttpHeaders.of(Map.of(), (name, value) -> true), "");
        return contract.faults(
                new Exchange(method, URI.create("http://localhost/api/v1/notes/7" + query), Optional.empty(), answer));
    }

    private List<String> faults(String query, String request, int status, String text) {
        String type = status < 400 ? "application/json" : "application/problem+json";
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Content-Type", List.of(type), "ETag", List.of("\"1\"")),
                (name, value) -> status < 400 || !name.equals("ETag"));
        return contract.faults(exchange(query, request, new Answer(status, headers, text)));
    }

    private static Exchange exchange(String query, String request, Answer answer) {
        return new Exchange("PUT", URI.create("http://localhost/api/v1/notes/7" + query), Optional.of(request), answer);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
