package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway asks a subgraph for; the keys of entities are UUIDs. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class EntitiesTest {

    private static final String ONE = "00000000-0000-7000-8000-000000000001";
    private static final String OTHER = "00000000-0000-7000-8000-000000000002";

    private final UUID tenant = UUID.randomUUID();
    private final Graph graph = Graph.of(tenant);

    @BeforeEach
    void forgetBatches() {
        NoteGraph.BATCHES.clear();
    }

    @Test
    void entitiesAreResolvedInOneCallAndMissingOnesAreNull() {
        ValidatableResponse answer = graph.ask("""
                        { _entities(representations: [{__typename: "Note", id: "%s"},
                            {__typename: "Note", id: "%s"}, {__typename: "Note", id: "%s"}])
                          { ... on Note { id title upper } } }
                        """.formatted(ONE, BurntSheets.MISSING, OTHER));

        answer.body("data._entities", hasSize(3))
                .body("data._entities[1]", nullValue())
                .body("data._entities[2].upper", equalTo("NOTE " + OTHER));
        assertThat(NoteGraph.BATCHES).containsExactly(3, -2);
    }

    /** F4 */
    @Test
    void anEntityThatIsWrongCostsTheOthersNothing() {
        ValidatableResponse answer = graph.ask("""
                        { _entities(representations: [{__typename: "Note", id: "%1$s"},
                            {__typename: "Nothing", id: "%1$s"}, {__typename: "Note"}, {id: "%1$s"},
                            {__typename: "Note", id: 7}, {__typename: 7, id: "%1$s"}, {__typename: "Note", id: ""},
                            {__typename: "Note", id: null}, {__typename: "Note", id: "%2$s"}])
                          { ... on Note { id title } } }
                        """.formatted(ONE, OTHER));

        answer.body("data._entities", hasSize(9))
                .body("data._entities[0].id", equalTo(ONE))
                .body("data._entities[8].title", equalTo("Note " + OTHER))
                .body("data._entities[1..7]", everyItem(nullValue()))
                .body("errors", hasSize(7))
                .body("errors.extensions.code", everyItem(equalTo("invalid-input")))
                .body("errors[0].path", equalTo(List.of("_entities", 1)))
                .body("errors[1].extensions.errors[0].field", equalTo("representations[2].id"));
    }

    /** F4: of the keys only the middle one is a UUID, though Java reads the last one too. */
    @Test
    void anEntityThatCannotBeReadCostsTheOthersNothing() {
        ValidatableResponse answer = graph.ask("""
                        { _entities(representations: [{__typename: "Sheet", id: "x"}, {__typename: "Sheet", id: "%1$s"},
                            {__typename: "Sheet", id: "1-1-1-1-1"}, {__typename: "Sheet", id: "%1$s", colour: "red"},
                            {__typename: "Note", id: "%1$s"}])
                          { ... on Sheet { id } ... on Note { title } } }
                        """.formatted(ONE));

        answer.body("data._entities[1].id", equalTo(ONE))
                .body("data._entities[4].title", equalTo("Note " + ONE))
                .body(
                        "errors.path",
                        equalTo(List.of(List.of("_entities", 0), List.of("_entities", 2), List.of("_entities", 3))))
                .body("errors.extensions.code", everyItem(equalTo("invalid-input")))
                .body("errors[1].extensions.errors[0].field", equalTo("representations[2].id"))
                .body("errors[1].extensions.errors[0].message", equalTo(Ids.EXPECTATION));
        assertThat(answer.extract().asString()).doesNotContain("Exception", "no query found");
    }

    @Test
    void anEntityThatAnotherSubgraphResolvesCostsTheOthersNothing() {
        ValidatableResponse answer = graph.ask(
                """
                        query($r: [_Any!]!) { _entities(representations: $r) { ... on Note { id } ... on Shelf { id } } }
                        """,
                Map.of(
                        "r",
                        List.of(
                                Map.of("__typename", "Note", "id", ONE),
                                Map.of("__typename", "Shelf", "id", ONE),
                                Map.of("__typename", "Note", "id", OTHER))));

        answer.body("data._entities[0].id", equalTo(ONE))
                .body("data._entities[1]", nullValue())
                .body("data._entities[2].id", equalTo(OTHER))
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(List.of("_entities", 1)))
                .body("errors[0].extensions.code", equalTo("invalid-input"))
                .body("errors[0].extensions.errors[0].field", equalTo("representations[1].__typename"));
    }

    /** F6 */
    @Test
    void anEntityThatIsNoMoreSaysWhy() {
        UUID there = UUID.randomUUID();

        ValidatableResponse answer = graph.ask(
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

    @Test
    void withoutThePermissionNeitherQueriesNorEntitiesAreAnswered() {
        String query = "{ note(id: \"1\") { id } _entities(representations: [{__typename: \"Note\", id: \"" + ONE
                + "\"}]) { ... on Note { id } } }";

        ValidatableResponse answer = Api.of(tenant, "other:read")
                .request()
                .body(Map.of("query", query))
                .post("/graphql")
                .then();

        answer.body("errors.extensions.code", equalTo(List.of("forbidden", "forbidden")))
                .body("data.note", nullValue())
                .body("data._entities[0]", nullValue());
    }
}
