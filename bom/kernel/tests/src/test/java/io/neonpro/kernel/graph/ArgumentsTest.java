package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields, arguments and variables that are not what they should be. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class ArgumentsTest {

    private final Graph graph = Graph.ofSomeTenant();

    @Test
    void everyWrongFieldOfAnInputIsNamedAtOnce() {
        ValidatableResponse answer = graph.ask("""
                        mutation { writeNote(note: {title: " ", due: "2026-02-30",
                          price: {amount: "1.999", currency: "BRL"},
                          lines: [{text: "x"}, {text: ""}]}) { title } }
                        """);

        answer.body("errors[0].extensions.code", equalTo("invalid-input"))
                .body("errors[0].extensions.status", equalTo(400));
        assertThat(Graph.fields(answer)).containsExactlyInAnyOrder("title", "due", "price.amount", "lines[1].text");
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
                "sheet(id: \"1-1-1-1-1\") { id }|id",
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
        ValidatableResponse answer = graph.ask("{ " + field + " }");

        answer.body("errors[0].extensions.code", equalTo("invalid-input"));
        assertThat(Graph.fields(answer)).containsExactly(name);
        assertThat(answer.extract().asString()).doesNotContain("io.neonpro");
    }

    /** F2 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sheet(id: \"garbage\") { id }",
                "sheet(id: \"1-1-1-1-1\") { id }",
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
        ValidatableResponse answer = graph.ask("{ " + field + " }");

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
                graph.send("{\"query\": \"query($first: Int) { notes(first: $first) { edges { cursor } } }\", "
                        + "\"variables\": {\"first\": " + value + "}}");

        answer.statusCode(200)
                .body("errors", hasSize(1))
                .body("errors[0].extensions.status", equalTo(400))
                .body("errors[0].message", not(containsString("went wrong")));
        assertThat(answer.extract().asString()).contains("first").doesNotContain("java.", "Exception");
    }
}
