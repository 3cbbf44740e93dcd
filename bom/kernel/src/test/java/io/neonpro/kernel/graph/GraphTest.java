package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.Api;
import io.neonpro.kernel.web.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class GraphTest {

    private final UUID tenant = UUID.randomUUID();
    private final Api api = Api.of(tenant, "note:read note:write");

    @BeforeEach
    void forgetBatches() {
        NoteGraph.BATCHES.clear();
    }

    @Test
    void recordsAreReadAndWritten() {
        ValidatableResponse answer = ask("""
                        mutation { writeNote(note: {title: "Peel", due: "2026-02-28",
                          state: CHECKED_IN, price: {amount: "10.50", currency: "BRL"},
                          lines: [{text: "x"}]}) { title due price { amount currency } } }
                        """);

        answer.body("errors", nullValue())
                .body("data.writeNote.title", equalTo("Peel"))
                .body("data.writeNote.due", equalTo("2026-02-28"))
                .body("data.writeNote.price.amount", equalTo("10.50"));
    }

    @Test
    void everyWrongFieldOfAnInputIsNamedAtOnce() {
        ValidatableResponse answer = ask("""
                        mutation { writeNote(note: {title: " ", due: "2026-02-30",
                          price: {amount: "1.999", currency: "BRL"},
                          lines: [{text: "x"}, {text: ""}]}) { title } }
                        """);

        answer.body("errors[0].extensions.code", equalTo("invalid-input"))
                .body("errors[0].extensions.status", equalTo(400));
        assertThat(fields(answer)).containsExactlyInAnyOrder("title", "due", "price.amount", "lines[1].text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dated(on: \"2026-02-30\")|on",
                "dated(at: \"noon\")|at",
                "dated(at: \"1813222800\")|at",
                "dated(at: \"2026-02-28t10:00:00z\")|at",
                "dated(at: \"2026-02-28T10:00:00+0100\")|at",
                "dated(at: \"2026-02-28T10:00:00\")|at",
                "dated(at: \"2026-02-28T23:59:60Z\")|at",
                "dated(at: \"9999-02-28T10:00:00Z\")|at",
                "dated(on: \"0000-01-01\")|on",
                "dated(id: \"7\")|id",
                "dated(depth: 7)|depth",
                "note(id: \"a\\u202Eb\") { id }|id",
                "notes(after: \"a\\u0000\") { edges { cursor } }|after",
                "titled(words: [\"a\", \"\\u200B\"])|words[1]",
                "titled(words: \"a\\uFEFFb\")|words[0]",
                "titled(words: \"a\", language: \"\\u2066\")|language",
                "dated(on: 7)|on",
                "notes(first: 101) { edges { cursor } }|first",
                "notes(after: \"xyz\") { edges { cursor } }|cursor"
            })
    void aWrongArgumentIsNamedWithoutItsValue(String field, String name) {
        ValidatableResponse answer = ask("{ " + field + " }");

        answer.body("errors[0].extensions.code", equalTo("invalid-input"));
        assertThat(fields(answer)).containsExactly(name);
        assertThat(answer.extract().asString()).doesNotContain("io.neonpro");
    }

    @Test
    void aRefusalKeepsItsMembers() {
        ValidatableResponse answer = ask("{ note(id: \"refused\") { id } }");

        answer.body("data.note", nullValue())
                .body("errors[0].message", equalTo("The slot is taken."))
                .body("errors[0].path", equalTo(List.of("note")))
                .body("errors[0].extensions.code", equalTo("slot-taken"))
                .body("errors[0].extensions.status", equalTo(409))
                .body("errors[0].extensions.alternatives[0].start", equalTo("later"));
    }

    @Test
    void anUnexpectedFailureIsMasked() {
        ValidatableResponse answer = ask("{ note(id: \"broken\") { id } }");

        answer.body("errors[0].extensions.code", equalTo("internal-error"));
        assertThat(answer.extract().asString()).doesNotContain("secret", "Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ note(id: \"1\") { nope } }|invalid-query", "{ nope }|invalid-query"})
    void aQueryThatTheSchemaDoesNotKnowIsRefused(String query, String code) {
        ask(query).body("errors[0].extensions.code", equalTo(code)).body("data", nullValue());
    }

    @Test
    void aDeepQueryIsRefused() {
        ValidatableResponse answer = ask("{ folder " + "{ folders ".repeat(50) + "{ name }" + " }".repeat(51));

        answer.body("errors[0].extensions.code", equalTo("query-too-large")).body("data", nullValue());
    }

    @Test
    void aWideQueryIsRefused() {
        StringBuilder wide = new StringBuilder("{");
        for (int i = 0; i < 400; i++) {
            wide.append(" n").append(i).append(": note(id: \"1\") { id title }");
        }

        ask(wide.append("}").toString()).body("errors[0].extensions.code", equalTo("query-too-large"));
    }

    @Test
    void entitiesAreResolvedInOneCallAndMissingOnesAreNull() {
        ValidatableResponse answer = ask("""
                        { _entities(representations: [{__typename: "Note", id: "1"},
                            {__typename: "Note", id: "missing"}, {__typename: "Note", id: "3"}])
                          { ... on Note { id title upper } } }
                        """);

        answer.body("data._entities", hasSize(3))
                .body("data._entities[1]", nullValue())
                .body("data._entities[2].upper", equalTo("NOTE 3"));
        assertThat(NoteGraph.BATCHES).containsExactly(3, -2);
    }

    /** F4 */
    @Test
    void anEntityThatIsWrongCostsTheOthersNothing() {
        ValidatableResponse answer = ask("""
                        { _entities(representations: [{__typename: "Note", id: "1"}, {__typename: "Nothing", id: "1"},
                            {__typename: "Note"}, {id: "4"}, {__typename: "Note", id: 7}, {__typename: 7, id: "1"},
                            {__typename: "Note", id: ""}, {__typename: "Note", id: null}, {__typename: "Note", id: "9"}])
                          { ... on Note { id title } } }
                        """);

        answer.body("data._entities", hasSize(9))
                .body("data._entities[0].id", equalTo("1"))
                .body("data._entities[8].title", equalTo("Note 9"))
                .body("data._entities[1..7]", everyItem(nullValue()))
                .body("errors", hasSize(7))
                .body("errors.extensions.code", everyItem(equalTo("invalid-input")))
                .body("errors[0].path", equalTo(List.of("_entities", 1)))
                .body("errors[1].extensions.errors[0].field", equalTo("representations[2].id"));
    }

    /** F4 */
    @Test
    void anEntityThatCannotBeReadCostsTheOthersNothing() {
        String good = UUID.randomUUID().toString();

        ValidatableResponse answer = ask("""
                        { _entities(representations: [{__typename: "Sheet", id: "%s"}, {__typename: "Sheet", id: "x"},
                            {__typename: "Sheet", id: "%s", colour: "red"}, {__typename: "Note", id: "3"}])
                          { ... on Sheet { id } ... on Note { title } } }
                        """.formatted(good, good));

        answer.body("data._entities[0].id", equalTo(good))
                .body("data._entities[1..2]", everyItem(nullValue()))
                .body("data._entities[3].title", equalTo("Note 3"))
                .body("errors.path", hasItem(List.of("_entities", 1)))
                .body("errors", hasSize(2))
                .body("errors.extensions.code", everyItem(equalTo("invalid-input")));
        assertThat(answer.extract().asString()).doesNotContain("Exception", "no query found");
    }

    @Test
    void anEntityThatAnotherSubgraphResolvesCostsTheOthersNothing() {
        ValidatableResponse answer = ask(
                """
                        query($r: [_Any!]!) { _entities(representations: $r) { ... on Note { id } ... on Shelf { id } } }
                        """,
                Map.of(
                        "r",
                        List.of(
                                Map.of("__typename", "Note", "id", "1"),
                                Map.of("__typename", "Shelf", "id", "s"),
                                Map.of("__typename", "Note", "id", "2"))));

        answer.body("data._entities[0].id", equalTo("1"))
                .body("data._entities[1]", nullValue())
                .body("data._entities[2].id", equalTo("2"))
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(List.of("_entities", 1)))
                .body("errors[0].extensions.code", equalTo("invalid-input"))
                .body("errors[0].extensions.errors[0].field", equalTo("representations[1].__typename"));
    }

    /** F6 */
    @Test
    void anEntityThatIsNoMoreSaysWhy() {
        UUID there = UUID.randomUUID();

        ValidatableResponse answer = ask(
                "query($r: [_Any!]!) { _entities(representations: $r) { ... on Sheet { id } } }",
                Map.of(
                        "r",
                        Stream.of(BurntSheets.BURNT, there, BurntSheets.MISSING, BurntSheets.BURNT)
                                .map(id -> Map.of("__typename", "Sheet", "id", id))
                                .toList()));

        answer.body("data._entities[1].id", equalTo(there.toString()))
                .body("data._entities[0]", nullValue())
                .body(
                        "errors.path",
                        equalTo(List.of(List.of("_entities", 0), List.of("_entities", 2), List.of("_entities", 3))))
                .body("errors.extensions.code", equalTo(List.of("burnt", "not-found", "burnt")))
                .body("errors[0].extensions.status", equalTo(410));
    }

    /** F3 */
    @Test
    void aFieldThatIsRefusedCostsTheOthersNothing() {
        ValidatableResponse answer =
                ask("{ a: note(id: \"1\") { id } b: note(id: \"refused\") { id } dated(depth: 9) }");

        answer.body("data.a.id", equalTo("1"))
                .body("data.b", nullValue())
                .body("errors", hasSize(2))
                .body("errors.path", equalTo(List.of(List.of("b"), List.of("dated"))));
    }

    /** F2 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sheet(id: \"garbage\") { id }",
                "sheet(id: 7) { id }",
                "sheet { id }",
                "sheet(id: null) { id }",
                "dated(on: \"x\")",
                "dated(state: NONE)",
                "dated(state: 7)",
                "notes(first: 1.5) { edges { cursor } }",
                "notes(first: 1e10) { edges { cursor } }",
                "notes(first: \"1\") { edges { cursor } }",
                "notes(first: 99999999999) { edges { cursor } }",
                "notes(first: true) { edges { cursor } }"
            })
    void oneFaultIsOneError(String field) {
        ValidatableResponse answer = ask("{ " + field + " }");

        answer.body("errors", hasSize(1))
                .body("errors[0].extensions.status", equalTo(400))
                .body("errors[0].extensions.code", anyOf(equalTo("invalid-input"), equalTo("invalid-query")));
        assertThat(answer.extract().asString()).doesNotContain("internal", "null type", "Exception", "java.");
    }

    /** F5 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1e10",
                "\"1\"",
                "[]",
                "{}",
                "true",
                "99999999999",
                "1e400",
                "1e999999999",
                "-1",
                "0",
                "1.0000000001"
            })
    void aVariableOfAWrongTypeIsNamed(String value) {
        ValidatableResponse answer =
                send("{\"query\": \"query($first: Int) { notes(first: $first) { edges { cursor } } }\", "
                        + "\"variables\": {\"first\": " + value + "}}");

        answer.statusCode(200)
                .body("errors", hasSize(1))
                .body("errors[0].extensions.status", equalTo(400))
                .body("errors[0].message", not(containsString("went wrong")));
        assertThat(answer.extract().asString()).contains("first").doesNotContain("java.", "Exception");
    }

    /** F5 */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\": \"{ tenant }\", \"variables\": []}|variables",
                "{\"query\": \"{ tenant }\", \"variables\": \"x\"}|variables",
                "{\"query\": \"{ tenant }\", \"operationName\": 7}|operationName",
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
        ValidatableResponse answer = send(body);

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
        ValidatableResponse answer = send(body);

        answer.body("errors", hasSize(1)).body("errors[0].extensions.status", equalTo(400));
        assertThat(answer.extract().asString()).doesNotContain("java.", "Exception", "internal-error");
    }

    /** F5: what is malformed is 400, with a code, in the form of GraphQL. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aMalformedRequestIsTheClientsFault(String name, byte[] body) throws Exception {
        var answer = RawRequest.post("/graphql", body)
                .as(api)
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
        bodies.put("a subscription", "{\"query\": \"subscription { noteChanged(id: 1) { id } }\"}");
        bodies.put(
                "a subscription by name",
                "{\"query\": \"query A { tenant } subscription B { noteChanged(id: 1) { id } }\", "
                        + "\"operationName\": \"B\"}");
        return bodies.entrySet().stream()
                .map(one -> Arguments.of(one.getKey(), one.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anotherOperationThanTheSubscriptionOfADocumentIsAnswered() {
        ValidatableResponse answer =
                send("{\"query\": \"query A { tenant } subscription B { noteChanged(id: 1) { id } }\", "
                        + "\"operationName\": \"A\"}");

        answer.statusCode(200).body("data.tenant", containsString(tenant.toString()));
    }

    @Test
    void aStreamOfEventsIsNotToBeHad() {
        api.request()
                .header("Accept", "text/event-stream")
                .body(Map.of("query", "subscription { noteChanged(id: 1) { id } }"))
                .post("/graphql")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("not-acceptable"));
    }

    @ParameterizedTest
    @CsvSource({"text/html, 406", "application/*, 200", "*/*, 200", "application/json;q=0.1, 200", ";;, 400"})
    void theAnswersTypeIsSettledBeforeAnythingHappens(String accept, int status) {
        api.request()
                .header("Accept", accept)
                .body(Map.of("query", "{ tenant }"))
                .post("/graphql")
                .then()
                .statusCode(status);
    }

    @Test
    void otherBodiesAndMethodsAreRefused() {
        api.request()
                .contentType("text/plain")
                .body("{ tenant }")
                .post("/graphql")
                .then()
                .statusCode(415);
        api.request().get("/graphql").then().statusCode(405).header("Allow", "OPTIONS, POST");
        api.request().options("/graphql").then().statusCode(204).header("Allow", "OPTIONS, POST");
    }

    @Test
    void connectionsPageThroughAll() {
        ValidatableResponse first = notes("first: 30");
        String end = first.extract().path("data.notes.pageInfo.endCursor");

        ValidatableResponse second = notes("first: 30, after: \"" + end + "\"");

        first.body("data.notes.edges", hasSize(30))
                .body("data.notes.pageInfo.hasNextPage", equalTo(true))
                .body("data.notes.pageInfo.hasPreviousPage", equalTo(false));
        second.body("data.notes.edges", hasSize(15))
                .body("data.notes.edges[0].node.id", equalTo("40"))
                .body("data.notes.pageInfo.hasNextPage", equalTo(false))
                .body("data.notes.pageInfo.hasPreviousPage", equalTo(true));
    }

    @Test
    void reactiveFieldsRunOnTheEventLoopForTheTokensTenant() {
        ask("{ tenant }").body("data.tenant", containsString(tenant + " vert.x-eventloop"));
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        ValidatableResponse answer = RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("query", "{ note(id: \"1\") { id } }"))
                .post("/graphql")
                .then();

        answer.body("errors[0].extensions.code", equalTo("unauthenticated")).body("data.note", nullValue());
    }

    @Test
    void withoutThePermissionNeitherQueriesNorEntitiesAreAnswered() {
        String query = "{ note(id: \"1\") { id } _entities(representations:"
                + " [{__typename: \"Note\", id: \"1\"}]) { ... on Note { id } } }";

        ValidatableResponse answer = Api.of(tenant, "other:read")
                .request()
                .body(Map.of("query", query))
                .post("/graphql")
                .then();

        answer.body("errors.extensions.code", equalTo(List.of("forbidden", "forbidden")))
                .body("data.note", nullValue())
                .body("data._entities[0]", nullValue());
    }

    @Test
    void aBadTokenIsRefusedBeforeTheQuery() {
        new Api("nonsense")
                .request()
                .body(Map.of("query", "{ tenant }"))
                .post("/graphql")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void theSharedTypesAreShareable() {
        String schema = api.request().get("/graphql/schema.graphql").asString();

        assertThat(schema)
                .contains("type PageInfo @shareable", "amount: String! @shareable")
                .contains("type Note @key(fields : \"id\")");
    }

    private ValidatableResponse notes(String arguments) {
        return ask("{ notes("
                + arguments
                + ") { edges { node { id } cursor }"
                + " pageInfo { hasNextPage hasPreviousPage endCursor } } }");
    }

    private ValidatableResponse send(String body) {
        return api.request().body(body).post("/graphql").then();
    }

    private ValidatableResponse ask(String query) {
        return ask(query, Map.of());
    }

    private ValidatableResponse ask(String query, Map<String, ?> variables) {
        return api.request()
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    private static List<String> fields(ValidatableResponse answer) {
        return answer.extract().path("errors[0].extensions.errors.field");
    }
}
