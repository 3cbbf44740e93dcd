package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no request of GraphQL, or none that is answered, and how it is refused. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class GraphRequestsTest {

    private final UUID tenant = UUID.randomUUID();
    private final Graph graph = Graph.of(tenant);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ note(id: \"1\") { nope } }|invalid-query", "{ nope }|invalid-query"})
    void aQueryThatTheSchemaDoesNotKnowIsRefused(String query, String code) {
        graph.ask(query).body("errors[0].extensions.code", equalTo(code)).body("data", nullValue());
    }

    @Test
    void aDeepQueryIsRefused() {
        ValidatableResponse answer = graph.ask("{ folder " + "{ folders ".repeat(50) + "{ name }" + " }".repeat(51));

        answer.body("errors[0].extensions.code", equalTo("query-too-large")).body("data", nullValue());
    }

    @Test
    void aWideQueryIsRefused() {
        StringBuilder wide = new StringBuilder("{");
        for (int i = 0; i < 400; i++) {
            wide.append(" n").append(i).append(": note(id: \"1\") { id title }");
        }

        graph.ask(wide.append("}").toString()).body("errors[0].extensions.code", equalTo("query-too-large"));
    }

    /** F5 */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\": \"{ tenant }\", \"variables\": []}|variables",
                "{\"query\": \"{ tenant }\", \"variables\": \"x\"}|variables",
                "{\"query\": \"{ tenant }\", \"operationName\": 7}|operationName",
                "{\"query\": \"{ tenant }\", \"operationName\": \"\"}|operationName",
                "{\"query\": \"{ tenant }\", \"extensions\": []}|extensions",
                "{\"query\": 7}|query",
                "{\"query\": \"\"}|query",
                "{\"query\": null}|query",
                "{}|query",
                "[{\"query\": \"{ tenant }\"}]|batch",
                "[]|batch",
                "7|batch",
                "{\"query\": |malformed-json",
                "' '|required"
            })
    void whatIsNoRequestOfGraphqlIsNamed(String body, String named) {
        ValidatableResponse answer = graph.send(body);

        answer.statusCode(400).body("errors", hasSize(1)).body("errors[0].extensions.status", equalTo(400));
        assertThat(answer.extract().asString()).contains(named).doesNotContain("java.", "Exception");
    }

    /** F5 */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\": \"query A { tenant }\", \"operationName\": \"B\"}",
                "{\"query\": \"query A { tenant } query B { tenant }\"}",
                "{\"query\": \"{\"}",
                "{\"query\": \"fragment F on Note { id }\"}",
                "{\"query\": \"# nothing\"}",
                "{\"query\": \"query($a: Int!) { notes(first: $a) { edges { cursor } } }\"}"
            })
    void anOperationThatCannotBeRunIsTheClientsFault(String body) {
        ValidatableResponse answer = graph.send(body);

        answer.body("errors", hasSize(1)).body("errors[0].extensions.status", equalTo(400));
        assertThat(answer.extract().asString()).doesNotContain("java.", "Exception", "internal-error");
    }

    /** F5: what is malformed is 400, with a code, in the form of GraphQL. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aMalformedRequestIsTheClientsFault(String name, byte[] body) throws Exception {
        var answer = RawRequest.post("/graphql", body)
                .as(graph.api())
                .header("Content-Type", "application/json")
                .send();

        assertThat(answer.status()).as(answer.all()).isEqualTo(400);
        var errors = new JsonObject(answer.body()).getJsonArray("errors");
        assertThat(errors).as(answer.all()).hasSize(1);
        assertThat(errors.getJsonObject(0).getJsonObject("extensions").getString("code"))
                .isIn("malformed-json", "malformed-query", "invalid-input", "invalid-query");
        assertThat(answer.all()).doesNotContain("java.", "Exception", "internal");
    }

    static Stream<Arguments> malformed() {
        String query = "{\"query\": \"{ tenant }\", ";
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("nothing", "");
        bodies.put("a byte order mark", "\uFEFF" + query + "\"variables\": {}}");
        bodies.put("blank", " \n");
        bodies.put("cut in half", "{\"query\": \"{ ten");
        bodies.put("two documents", query + "\"variables\": {}} {}");
        bodies.put("a batch", "[{\"query\": \"{ tenant }\"}]");
        bodies.put("an empty batch", "[]");
        bodies.put("null", "null");
        bodies.put("a text", "\"{ tenant }\"");
        bodies.put("a number for a selection", "{\"query\": \"{0}\"}");
        bodies.put("a query of nothing", "{\"query\": \"\\u0000\"}");
        bodies.put("a query in a list", "{\"query\": [\"{ tenant }\"]}");
        bodies.put("a name that is a number", query + "\"operationName\": 1}");
        bodies.put("variables true", query + "\"variables\": true}");
        bodies.put("variables in a list", query + "\"variables\": [1]}");
        bodies.put("variables of half a character", query + "\"variables\": \"\\ud800\"}");
        bodies.put("NaN", query + "\"variables\": {\"a\": NaN}}");
        bodies.put("Infinity", query + "\"variables\": {\"a\": -Infinity}}");
        bodies.put("extensions in a list", query + "\"extensions\": []}");
        bodies.put(
                "a query that was never kept",
                "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"ab\"}}}");
        bodies.put("a member twice", query + "\"query\": \"{ thread }\"}");
        bodies.put("a subscription", "{\"query\": \"subscription { noteChanged(id: \\\"1\\\") { id } }\"}");
        bodies.put(
                "a subscription by name",
                "{\"query\": \"query A { tenant } subscription B { noteChanged(id: \\\"1\\\") { id } }\", "
                        + "\"operationName\": \"B\"}");
        bodies.put(
                "a subscription by no name",
                "{\"query\": \"subscription B { noteChanged(id: \\\"1\\\") { id } }\", \"operationName\": \"\"}");
        return bodies.entrySet().stream()
                .map(one -> Arguments.of(one.getKey(), one.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anAddressHasNoParameters() {
        ValidatableResponse answer = graph.api()
                .request()
                .body(Map.of("query", "{ tenant }"))
                .post("/graphql?operationName=A&foo=1")
                .then();

        answer.statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].extensions.code", equalTo("invalid-input"))
                .body("errors[0].extensions.errors.field", containsInAnyOrder("operationName", "foo"));
    }

    @Test
    void anotherOperationThanTheSubscriptionOfADocumentIsAnswered() {
        ValidatableResponse answer =
                graph.send("{\"query\": \"query A { tenant } subscription B { noteChanged(id: \\\"1\\\") { id } }\", "
                        + "\"operationName\": \"A\"}");

        answer.statusCode(200).body("data.tenant", containsString(tenant.toString()));
    }

    @Test
    void aStreamOfEventsIsNotToBeHad() {
        graph.api()
                .request()
                .header("Accept", "text/event-stream")
                .body(Map.of("query", "subscription { noteChanged(id: \\\"1\\\") { id } }"))
                .post("/graphql")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("not-acceptable"));
    }

    @ParameterizedTest
    @CsvSource({"text/html, 406", "application/*, 200", "*/*, 200", "application/json;q=0.1, 200", ";;, 400"})
    void theAnswersTypeIsSettledBeforeAnythingHappens(String accept, int status) {
        graph.api()
                .request()
                .header("Accept", accept)
                .body(Map.of("query", "{ tenant }"))
                .post("/graphql")
                .then()
                .statusCode(status);
    }

    /** Chunked, so that nothing says before how long it is. */
    @Test
    void aLongBodyIsRefusedWhoeverSendsIt() throws Exception {
        byte[] body = new byte[1_500_000];
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.body()).contains("body-too-large");
        }
    }

    @Test
    void otherBodiesAndMethodsAreRefused() {
        graph.api()
                .request()
                .contentType("text/plain")
                .body("{ tenant }")
                .post("/graphql")
                .then()
                .statusCode(415);
        graph.api().request().get("/graphql").then().statusCode(405).header("Allow", "OPTIONS, POST");
        graph.api().request().options("/graphql").then().statusCode(204).header("Allow", "OPTIONS, POST");
    }
}
