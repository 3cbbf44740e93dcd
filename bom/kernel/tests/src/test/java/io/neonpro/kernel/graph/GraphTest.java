package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is asked well, and what comes back. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class GraphTest {

    private final UUID tenant = UUID.randomUUID();
    private final Graph graph = Graph.of(tenant);

    @Test
    void recordsAreReadAndWritten() {
        ValidatableResponse answer = graph.ask("""
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
    void aRefusalKeepsItsMembers() {
        ValidatableResponse answer = graph.ask("{ note(id: \"refused\") { id } }");

        answer.body("data.note", nullValue())
                .body("errors[0].message", equalTo("The slot is taken."))
                .body("errors[0].path", equalTo(List.of("note")))
                .body("errors[0].extensions.code", equalTo("slot-taken"))
                .body("errors[0].extensions.status", equalTo(409))
                .body("errors[0].extensions.alternatives[0].start", equalTo("later"));
    }

    @Test
    void anUnexpectedFailureIsMasked() {
        ValidatableResponse answer = graph.ask("{ note(id: \"broken\") { id } }");

        answer.body("errors[0].extensions.code", equalTo("internal-error"));
        assertThat(answer.extract().asString()).doesNotContain("secret", "Exception");
    }

    /** F3 */
    @Test
    void aFieldThatIsRefusedCostsTheOthersNothing() {
        ValidatableResponse answer =
                graph.ask("{ a: note(id: \"1\") { id } b: note(id: \"refused\") { id } dated(depth: 9) }");

        answer.body("data.a.id", equalTo("1"))
                .body("data.b", nullValue())
                .body("errors", hasSize(2))
                .body("errors.path", equalTo(List.of(List.of("b"), List.of("dated"))));
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
        graph.ask("{ tenant }").body("data.tenant", containsString(tenant + " vert.x-eventloop"));
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
        String schema = graph.api().request().get("/graphql/schema.graphql").asString();

        assertThat(schema)
                .contains("type PageInfo @shareable", "amount: String! @shareable")
                .contains("type Note @key(fields : \"id\")");
    }

    private ValidatableResponse notes(String arguments) {
        return graph.ask("{ notes("
                + arguments
                + ") { edges { node { id } cursor }"
                + " pageInfo { hasNextPage hasPreviousPage endCursor } } }");
    }
}
