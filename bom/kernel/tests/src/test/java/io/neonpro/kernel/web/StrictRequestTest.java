package io.neonpro.kernel.web;

import static io.neonpro.kernel.web.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, of which every fault is named at once. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class StrictRequestTest {

    private final Notes notes = Notes.ofSomeTenant();

    @Test
    void aGoodRequestIsAccepted() {
        ValidatableResponse answer = notes.post("""
                        {"title": "Peel", "due": "2026-02-28", "at": "2026-02-28T10:00:00-03:00",
                         "weight": 3, "state": "checked-in", "owner": {"email": "a@b.co"},
                         "tags": ["x"], "weekly": [{"day": "MONDAY", "from": "09:00", "to": "18:00"}],
                         "price": {"amount": "10.50", "currency": "BRL"}, "remark": null}
                        """);

        answer.statusCode(201).header("ETag", "\"1\"").body("title", equalTo("Peel"));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        ValidatableResponse answer = notes.post("""
                        {"title": " ", "due": "2026-02-30", "at": "2026-02-28", "weight": 11,
                         "pinned": "yes", "state": "DRAFT", "colour": "red",
                         "owner": {"email": "nobody", "name": 7, "age": 3},
                         "tags": ["", null, 5],
                         "weekly": [{"day": "MONDAY", "from": "18:00", "to": "09:00"},
                                    {"day": "Mon", "from": "25:00"}],
                         "price": {"amount": "1.001", "currency": "BRL"},
                         "parent": "not-a-uuid", "remark": 4}
                        """);

        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-input"))
                .body("instance", equalTo(Notes.PATH));
        assertThat(faults(answer))
                .containsEntry("title", "not-blank")
                .containsEntry("due", "invalid-value")
                .containsEntry("at", "invalid-value")
                .containsEntry("weight", "max")
                .containsEntry("pinned", "wrong-type")
                .containsEntry("state", "invalid-value")
                .containsEntry("colour", "unknown-field")
                .containsEntry("owner.email", "email")
                .containsEntry("owner.name", "wrong-type")
                .containsEntry("owner.age", "unknown-field")
                .containsEntry("tags[1]", "required")
                .containsEntry("tags[2]", "wrong-type")
                .containsEntry("weekly[0]", "assert-true")
                .containsEntry("weekly[1].day", "invalid-value")
                .containsEntry("weekly[1].from", "invalid-value")
                .containsEntry("weekly[1].to", "not-null")
                .containsEntry("price.amount", "invalid-amount")
                .containsEntry("parent", "invalid-value")
                .containsEntry("remark", "wrong-type")
                .hasSize(19);
    }

    @Test
    void constraintsOfElementsNameTheElement() {
        ValidatableResponse answer = notes.post("{\"title\": \"x\", \"weight\": 1, \"tags\": [\"a\", \" \"]}");

        assertThat(faults(answer)).containsOnlyKeys("tags[1]");
    }

    @Test
    void whatIsMissingIsNamed() {
        ValidatableResponse answer = notes.post("{}");

        assertThat(faults(answer))
                .containsEntry("title", "not-blank")
                .containsEntry("weight", "required")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": ",
                "{\"title\": \"a\", \"title\": \"b\"}",
                "{\"title\": \"a\"} {}",
                "{'title': 'a'}",
                "{\"weight\": NaN}"
            })
    void whatIsNoJsonIsToldWhere(String body) {
        ValidatableResponse answer = notes.post(body);

        answer.statusCode(400)
                .body("code", equalTo("malformed-json"))
                .body("errors[0].message", containsString("line 1 column"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyBodyIsRefused(String body) {
        ValidatableResponse answer = notes.post(body);

        answer.statusCode(400).body("code", equalTo("invalid-input"));
    }

    @Test
    void aDeepDocumentIsRefused() {
        ValidatableResponse answer = notes.post("{\"title\":" + "[".repeat(50) + "]".repeat(50) + "}");

        answer.statusCode(400).body("code", equalTo("too-large"));
    }

    @Test
    void numbersThatExplodeAreRefused() {
        ValidatableResponse answer =
                notes.post("{\"title\":\"x\",\"weight\":1,\"price\":{\"amount\":1e999999999,\"currency\":\"BRL\"}}");

        answer.statusCode(400);
        assertThat(faults(answer)).containsKey("price.amount");
    }

    @Test
    void textThatPostgresCannotStoreIsRefused() {
        ValidatableResponse answer = notes.post("{\"title\":\"a\\u0000b\",\"weight\":1}");

        answer.statusCode(400);
        assertThat(faults(answer)).containsEntry("title", "invalid-value");
    }

    @Test
    void aBodyOfFiveMegabytesIsRefused() {
        ValidatableResponse answer = notes.post("{\"title\":\"" + "x".repeat(5_000_000) + "\"}");

        answer.statusCode(413).contentType("application/problem+json").body("code", equalTo("body-too-large"));
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsBoundedToo() throws Exception {
        String body = "{\"title\":\"" + "x".repeat(1_200_000) + "\"}";
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + Notes.PATH))
                .header("Authorization", "Bearer " + notes.api().token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes())))
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("body-too-large");
    }
}
