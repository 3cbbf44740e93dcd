package io.neonpro.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.fuzz.check.AnswerChecks;
import io.neonpro.acceptance.fuzz.check.Exchange;
import io.neonpro.acceptance.fuzz.make.Call;
import io.neonpro.acceptance.fuzz.make.Role;
import io.neonpro.acceptance.fuzz.wire.Header;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzzer tells a bad answer when it gets one: from a server that gives every bad answer there is. */
class FaultyServerTest {

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @MethodSource("badAnswers")
    void aBadAnswerIsTold(int status, String contentType, String body, String fault) throws IOException {
        try (FaultyServer server = FaultyServer.of(status, contentType, body)) {
            assertThat(faults(server, rest())).anyMatch(found -> found.contains(fault));
        }
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of(500, PROBLEM, problem(500, "internal-error", ""), "status 500"),
                Arguments.of(503, "text/html", "<h1>Error</h1>", "status 503"),
                Arguments.of(400, "text/plain", "no", "status 400 as 'text/plain'"),
                Arguments.of(400, PROBLEM, "", "no JSON"),
                Arguments.of(400, PROBLEM, problem(422, "invalid-input", ""), "another status"),
                Arguments.of(400, PROBLEM, problem(400, "", ""), "no code"),
                Arguments.of(422, PROBLEM, problem(422, "a", "").replace("Bad Request", "Status 422"), "title"),
                Arguments.of(400, PROBLEM, problem(400, "a", "java.lang.NullPointerException: no"), "it tells"),
                Arguments.of(400, PROBLEM, problem(400, "a", "at io.neonpro.patient.Patients"), "it tells"),
                Arguments.of(400, PROBLEM, problem(400, "a", "because \\\"<local4>\\\" is null"), "it tells"),
                Arguments.of(
                        409, PROBLEM, problem(409, "a", "duplicate key value violates unique constraint"), "it tells"),
                Arguments.of(400, PROBLEM, faulty("name", "name"), "two faults of 'name'"),
                Arguments.of(400, PROBLEM, faulty("arg0"), "which nobody sent"),
                Arguments.of(200, "text/html", "Patient[id=7]", "no JSON"),
                Arguments.of(200, "application/json", "{\"id\":", "no JSON"),
                Arguments.of(200, "application/json", "{} {}", "no JSON"));
    }

    @ParameterizedTest
    @MethodSource("badGraphAnswers")
    void aBadAnswerOfGraphQlIsTold(int status, String body, String fault) throws IOException {
        try (FaultyServer server = FaultyServer.of(status, "application/json", body)) {
            assertThat(faults(server, graph())).anyMatch(found -> found.contains(fault));
        }
    }

    static Stream<Arguments> badGraphAnswers() {
        return Stream.of(
                Arguments.of(500, "{\"errors\":[{\"message\":\"a\",\"extensions\":{\"code\":\"a\"}}]}", "status 500"),
                Arguments.of(200, "{}", "neither data nor errors"),
                Arguments.of(200, "<html>", "without JSON"),
                Arguments.of(200, "{\"errors\":[{\"message\":\"a\"}]}", "without a code"),
                Arguments.of(200, "{\"errors\":[{\"extensions\":{\"code\":\"a\"}}]}", "without a message"),
                Arguments.of(
                        200,
                        "{\"errors\":[{\"message\":\"a\",\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\"}}]}",
                        "of code INTERNAL_SERVER_ERROR"),
                Arguments.of(
                        200,
                        "{\"errors\":[{\"message\":\"a\",\"extensions\":{\"code\":\"b\"}},"
                                + "{\"message\":\"a\",\"extensions\":{\"code\":\"b\"}}]}",
                        "twice"),
                Arguments.of(
                        200,
                        "{\"errors\":[{\"message\":\"java.lang.Integer\",\"extensions\":{\"code\":\"b\"}}]}",
                        "it tells"));
    }

    @Test
    void anAnswerToNobodyIsTold() throws IOException {
        Call good = rest();
        Message unsigned = new Message("patient", "GET", "/api/v1/patients", List.of(), new byte[0]);
        Call call = new Call(1, 1, Role.NOBODY, good.operation(), unsigned, Set.of(), List.of());
        try (FaultyServer server = FaultyServer.of(200, "application/json", "{}")) {
            assertThat(faults(server, call)).contains("an answer to nobody");
        }
    }

    @Test
    void silenceIsTold() throws IOException {
        try (FaultyServer server = new FaultyServer("")) {
            assertThat(faults(server, rest())).anyMatch(found -> found.contains("No answer within"));
        }
    }

    @Test
    void aConnectionThatIsCutIsTold() throws IOException {
        try (FaultyServer server = new FaultyServer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort")) {
            assertThat(faults(server, rest())).anyMatch(found -> found.contains("No answer"));
        }
    }

    @Test
    void aGoodAnswerIsNoViolation() throws IOException {
        try (FaultyServer refusing = FaultyServer.of(400, PROBLEM, faulty("name", "email"));
                FaultyServer obeying = FaultyServer.of(201, "application/json", "{\"id\":\"7\"}")) {
            assertThat(faults(refusing, rest())).isEmpty();
            assertThat(faults(obeying, rest())).isEmpty();
        }
    }

    private static List<String> faults(FaultyServer server, Call call) {
        try (Wire wire = new Wire(server.addresses(), Duration.ofSeconds(1))) {
            return AnswerChecks.faults(new Exchange(call, call.message(), wire.send(call.message())))
                    .toList();
        }
    }

    private static Call rest() {
        return call("POST /api/v1/patients", "/api/v1/patients", "{\"name\":\"\",\"email\":\"x\"}");
    }

    private static Call graph() {
        return call("graphql patient", "/graphql", "{\"query\":\"{ patient(id: 1) { id } }\"}");
    }

    private static Call call(String operation, String target, String body) {
        Message message = new Message(
                "patient",
                "POST",
                target,
                List.of(new Header("Content-Type", "application/json"), new Header("Authorization", "Bearer x")),
                body.getBytes(StandardCharsets.UTF_8));
        return new Call(1, 1, Role.OWNER, operation, message, Set.of(), List.of());
    }

    private static String problem(int status, String code, String detail) {
        return "{\"type\":\"https://neonpro.io/problems/x\",\"title\":\"Bad Request\",\"status\":%d,\"code\":\"%s\"%s}"
                .formatted(status, code, detail.isEmpty() ? "" : ",\"detail\":\"" + detail + "\"");
    }

    private static String faulty(String... fields) {
        String errors = Stream.of(fields)
                .map("{\"field\":\"%s\",\"code\":\"invalid-value\",\"message\":\"is wrong\"}"::formatted)
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        return problem(400, "invalid-input", "").replaceFirst("}$", ",\"errors\":[" + errors + "]}");
    }
}
