package io.neonpro.kernel.graph;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A subgraph defends itself: it counts what variables and their defaults ask for, as the gateway does. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class OperationLimitsTest {

    /** With some thousand objects by a page of a hundred, in fewer fields than may be. */
    private static final int MANY = 100;

    private final Graph graph = Graph.ofSomeTenant();

    /** Row 5: a default was seen by nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"$n: Int = 100", "$n: Int! = 100"})
    void aDefaultCountsAsTheLiteralThatItStandsFor(String variable) {
        refused("query(" + variable + ") { " + connections(MANY, "$n") + " }", Map.of());
    }

    @Test
    void aVariableCountsAsItsValue() {
        refused("query($n: Int) { " + connections(MANY, "$n") + " }", Map.of("n", 100));
        refused("{ " + connections(MANY, "100") + " }", Map.of());
    }

    /** Of one thing in one thing: of lists there would be too many objects first. */
    @Test
    void fieldsInFieldsAreCounted() {
        refused(typeOfType(12), Map.of());
        graph.ask(typeOfType(3)).body("errors", equalTo(null));
    }

    private static String typeOfType(int times) {
        return "{ __type(name: \"Note\") { " + "ofType { ".repeat(times) + "name" + " }".repeat(times) + " } }";
    }

    @Test
    void fieldsAreCounted() {
        refused("{ " + connections(130, "1") + " }", Map.of());
    }

    @Test
    void whatIsWithinTheLimitIsAnswered() {
        graph.ask("query($n: Int = 10) { " + connections(MANY, "$n") + " }").body("errors", equalTo(null));
        graph.ask("query($n: Int = 100) { " + connections(2, "$n") + " }")
                .body("errors", equalTo(null))
                .body("data.c0.edges", hasSize(45));
    }

    private void refused(String query, Map<String, ?> variables) {
        graph.ask(query, variables).body("errors[0].extensions.code", equalTo("query-too-large"));
    }

    /** Each so many edges with a node in it. */
    private static String connections(int count, String first) {
        return IntStream.range(0, count)
                .mapToObj(i -> "c%d: notes(first: %s) { edges { node { id } } }".formatted(i, first))
                .collect(Collectors.joining(" "));
    }
}
