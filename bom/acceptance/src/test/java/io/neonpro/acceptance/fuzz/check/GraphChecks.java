package io.neonpro.acceptance.fuzz.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.fuzz.wire.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an answer of GraphQL must be. */
final class GraphChecks {

    private GraphChecks() {}

    static Stream<String> faults(Exchange exchange) {
        Reply reply = exchange.reply();
        boolean asked = exchange.sent().method().equals("POST")
                && exchange.sent().target().equals("/graphql");
        boolean streams = reply.header("Content-Type").startsWith("text/event-stream");
        if (!exchange.call().isGraph() || !asked || streams || reply.status() == 0) {
            return Stream.empty();
        }
        Optional<JsonNode> json = reply.json();
        if (json.isEmpty()) {
            return Stream.of("status " + reply.status() + " without JSON");
        }
        if (json.get().path("code").isTextual() && reply.header("Content-Type").contains("problem+json")) {
            return Stream.empty();
        }
        List<JsonNode> errors = list(json.get().path("errors"));
        Set<String> seen = new HashSet<>();
        return Stream.concat(
                json.get().has("data") || !errors.isEmpty() ? Stream.empty() : Stream.of("neither data nor errors"),
                errors.stream().flatMap(error -> faults(error, seen)));
    }

    private static Stream<String> faults(JsonNode error, Set<String> seen) {
        String code = error.at("/extensions/code").asText();
        String about = error.path("path") + code + error.path("message") + error.path("locations");
        return Stream.of(
                        code.isEmpty() ? "an error without a code" : "",
                        code.toLowerCase(Locale.ROOT).replace('_', '-').contains("internal")
                                ? "an error of code " + code
                                : "",
                        seen.add(about) ? "" : "the same error twice",
                        error.path("message").asText().isBlank() ? "an error without a message" : "")
                .filter(fault -> !fault.isEmpty());
    }

    /** The part of an answer that is not data. */
    static String errors(Reply reply) {
        return reply.json()
                .map(json -> json.has("data") || json.has("errors")
                        ? json.path("errors").toString()
                        : reply.body())
                .orElse(reply.body());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
