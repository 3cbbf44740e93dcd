package io.neonpro.kernel.web;

import static io.neonpro.kernel.web.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Instants;
import io.neonpro.kernel.web.problem.Problem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class StrictRequestTest {

    private static final String NOTES = "/api/v1/notes";

    private final Api api = Api.ofSomeTenant();

    @Test
    void aGoodRequestIsAccepted() {
        ValidatableResponse answer = post("""
                        {"title": "Peel", "due": "2026-02-28", "at": "2026-02-28T10:00:00-03:00",
                         "weight": 3, "state": "checked-in", "owner": {"email": "a@b.co"},
                         "tags": ["x"], "weekly": [{"day": "MONDAY", "from": "09:00", "to": "18:00"}],
                         "price": {"amount": "10.50", "currency": "BRL"}, "remark": null}
                        """);

        answer.statusCode(201).header("ETag", "\"1\"").body("title", equalTo("Peel"));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        ValidatableResponse answer = post("""
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
                .body("instance", equalTo(NOTES));
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
        ValidatableResponse answer = post("{\"title\": \"x\", \"weight\": 1, \"tags\": [\"a\", \" \"]}");

        assertThat(faults(answer)).containsOnlyKeys("tags[1]");
    }

    @Test
    void whatIsMissingIsNamed() {
        ValidatableResponse answer = post("{}");

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
        ValidatableResponse answer = post(body);

        answer.statusCode(400)
                .body("code", equalTo("malformed-json"))
                .body("errors[0].message", containsString("line 1 column"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyBodyIsRefused(String body) {
        ValidatableResponse answer = post(body);

        answer.statusCode(400).body("code", equalTo("invalid-input"));
    }

    @Test
    void aDeepDocumentIsRefused() {
        ValidatableResponse answer = post("{\"title\":" + "[".repeat(50) + "]".repeat(50) + "}");

        answer.statusCode(400).body("code", equalTo("too-large"));
    }

    @Test
    void numbersThatExplodeAreRefused() {
        ValidatableResponse answer =
                post("{\"title\":\"x\",\"weight\":1,\"price\":{\"amount\":1e999999999,\"currency\":\"BRL\"}}");

        answer.statusCode(400);
        assertThat(faults(answer)).containsKey("price.amount");
    }

    /** C20, C37, C37b: what is no instant is none in a body and none in a query, and is told alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1813222800",
                "2026-02-28T10:00:00",
                "2026-02-28t10:00:00z",
                "2026-02-28T10:00:00+0100",
                "2026-02-28T10:00:00+01",
                "2026-02-28T10:00:00+18:01",
                "2026-02-28T23:59:60Z",
                "2026-02-28T24:00:00Z",
                "2026-02-30T10:00:00Z",
                "2026-02-28T10:00:00.1234567890Z",
                "2026-02-28T10:00:00,5Z",
                "9999-12-31T10:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+12026-02-28T10:00:00Z",
                "2026-02-28T10:00:00Z[UTC]"
            })
    void whatIsNoInstantIsRefusedEverywhereAlike(String text) {
        ValidatableResponse inBody = post("{\"title\": \"x\", \"weight\": 1, \"at\": \"" + text + "\"}");
        ValidatableResponse inQuery = api.request()
                .queryParam("until", text)
                .get(NOTES + "/search/" + UUID.randomUUID())
                .then();

        for (ValidatableResponse answer : List.of(inBody, inQuery)) {
            answer.statusCode(400)
                    .body("code", equalTo("invalid-input"))
                    .body("errors.message", equalTo(List.of(Instants.EXPECTATION)));
        }
        assertThat(faults(inBody)).containsOnlyKeys("at");
        assertThat(faults(inQuery)).containsOnlyKeys("until");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-28T10:00Z", "2026-02-28T10:00:00.123456789+18:00", "2199-12-31T23:59:59.999-00:00"})
    void whatIsAnInstantIsReadEverywhere(String text) {
        ValidatableResponse inBody = post("{\"title\": \"x\", \"weight\": 1, \"at\": \"" + text + "\"}");
        ValidatableResponse inQuery = api.request()
                .queryParam("until", text)
                .queryParam("state", "draft")
                .get(NOTES + "/search/" + UUID.randomUUID())
                .then();
        ValidatableResponse withASpaceForThePlus = api.request()
                .queryParam("until", text.replace('+', ' '))
                .queryParam("state", "draft")
                .get(NOTES + "/search/" + UUID.randomUUID())
                .then();

        inBody.statusCode(201);
        inQuery.statusCode(200);
        withASpaceForThePlus.statusCode(200);
    }

    /** C35c */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E2",
                "+5",
                " 5 ",
                "180.",
                ".5",
                "00180",
                "180,00",
                "1 000",
                "NaN",
                "",
                "0x10",
                "1.001",
                "1.000",
                "1234567890123"
            })
    void anAmountInAnotherFormIsUnprocessable(String amount) {
        ValidatableResponse answer = priced("\"" + amount + "\"", "\"BRL\"");

        answer.statusCode(422).body("code", equalTo("invalid-input"));
        assertThat(faults(answer)).containsOnlyKeys("price.amount");
    }

    /** C35 */
    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU", "XTS", "XDR", "CLF", "USN", "DEM", "brl", "R$", ""})
    void whatIsNoCurrencyInUseIsUnprocessable(String currency) {
        ValidatableResponse answer = priced("\"180\"", "\"" + currency + "\"");

        answer.statusCode(422).body("code", equalTo("invalid-input"));
        assertThat(faults(answer)).containsExactly(Map.entry("price.currency", "invalid-currency"));
    }

    /** C35b */
    @Test
    void moneyWithoutACurrencyOrAnAmountNamesIt() {
        ValidatableResponse withoutCurrency = post("{\"title\":\"x\",\"weight\":1,\"price\":{\"amount\":\"180\"}}");
        ValidatableResponse withoutAmount = post("{\"title\":\"x\",\"weight\":1,\"price\":{\"currency\":\"BRL\"}}");

        withoutCurrency.statusCode(400);
        assertThat(faults(withoutCurrency)).containsOnlyKeys("price.currency");
        withoutAmount.statusCode(400);
        assertThat(faults(withoutAmount)).containsOnlyKeys("price.amount");
    }

    @Test
    void anAmountIsText() {
        ValidatableResponse answer = priced("180.00", "\"BRL\"");

        answer.statusCode(400);
        assertThat(faults(answer)).containsExactly(Map.entry("price.amount", "wrong-type"));
    }

    @ParameterizedTest
    @CsvSource({"180, JPY", "0.001, TND", "180.5, BRL", "999999999999.99, EUR", "5, XOF"})
    void moneyInACurrencyInUseIsRead(String amount, String currency) {
        priced("\"" + amount + "\"", "\"" + currency + "\"").statusCode(201);
    }

    private ValidatableResponse priced(String amount, String currency) {
        return post(
                "{\"title\":\"x\",\"weight\":1,\"price\":{\"amount\":" + amount + ",\"currency\":" + currency + "}}");
    }

    @Test
    void textThatPostgresCannotStoreIsRefused() {
        ValidatableResponse answer = post("{\"title\":\"a\\u0000b\",\"weight\":1}");

        answer.statusCode(400);
        assertThat(faults(answer)).containsEntry("title", "invalid-value");
    }

    @Test
    void aBodyOfFiveMegabytesIsRefused() {
        ValidatableResponse answer = post("{\"title\":\"" + "x".repeat(5_000_000) + "\"}");

        answer.statusCode(413).contentType("application/problem+json").body("code", equalTo("body-too-large"));
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsBoundedToo() throws Exception {
        String body = "{\"title\":\"" + "x".repeat(1_200_000) + "\"}";
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + NOTES))
                .header("Authorization", "Bearer " + api.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes())))
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("body-too-large");
    }

    @Test
    void everyWrongParameterIsNamedAndNoneIsMistakenForAMissingResource() {
        ValidatableResponse answer = api.request()
                .get(NOTES + "/search/7?from=2026-02-30&until=noon&state=DRAFT&depth=9&flag=x")
                .then();

        answer.statusCode(400).contentType("application/problem+json");
        assertThat(faults(answer)).containsOnlyKeys("folder", "from", "until", "state", "depth", "flag");
    }

    @Test
    void goodParametersAreReadAsJsonWouldBe() {
        String good = "?from=2026-02-28&until=2026-02-28T10:00:00-03:00&state=checked-in&depth=5&flag=true";

        ValidatableResponse answer =
                api.request().get(NOTES + "/search/" + UUID.randomUUID() + good).then();

        answer.statusCode(200).body("state", equalTo("checked-in")).body("flag", equalTo(true));
    }

    @Test
    void aParameterOutOfRangeIsNamed() {
        ValidatableResponse answer = api.request()
                .get(NOTES + "/search/" + UUID.randomUUID() + "?depth=9")
                .then();

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("depth");
    }

    /** F10 */
    @Test
    void unknownAndRepeatedParametersAreNamed() {
        ValidatableResponse answer =
                api.request().get(NOTES + "?limit=3&limit=4&colour=red&cursor=").then();

        answer.statusCode(400).contentType("application/problem+json");
        assertThat(faults(answer))
                .containsEntry("limit", "repeated")
                .containsEntry("colour", "unknown-parameter")
                .hasSize(2);
    }

    @Test
    void oneWrongParameterOfARecordIsNamedBesideGoodOnes() {
        ValidatableResponse answer =
                api.request().get(NOTES + "?limit=x&cursor=abc").then();

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("limit");
    }

    /** F10 */
    @Test
    void aPostHasNoParametersEither() {
        ValidatableResponse answer = api.request()
                .body("{\"title\": \"x\", \"weight\": 1}")
                .post(NOTES + "?force=true")
                .then();

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("force");
    }

    /** F1 */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422})
    void everyStatusHasItsTitle(int status) {
        assertThat(Problem.ofStatus(status).title()).isNotEmpty().doesNotContain("Status", "Error", "Entity");
    }

    /** F1 */
    @Test
    void aTitleIsTheOneOfTheStandards() {
        assertThat(IntStream.of(413, 414, 422, 428, 429, 431, 451)
                        .mapToObj(status -> Problem.ofStatus(status).title()))
                .containsExactly(
                        "Content Too Large",
                        "URI Too Long",
                        "Unprocessable Content",
                        "Precondition Required",
                        "Too Many Requests",
                        "Request Header Fields Too Large",
                        "Unavailable For Legal Reasons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/api/v1/nowhere", "/q/nowhere", "/api/v1/notes/count/more"})
    void anUnknownAddressIsAProblem(String path) {
        ValidatableResponse answer = api.request().get(path).then();

        answer.statusCode(404).contentType("application/problem+json").body("code", equalTo("not-found"));
    }

    @Test
    void anUnknownMethodIsAProblem() {
        ValidatableResponse answer = api.request().delete(NOTES).then();

        answer.statusCode(405).contentType("application/problem+json");
    }

    @Test
    void otherMediaTypesAreAProblem() {
        ValidatableResponse answer =
                api.request().contentType("text/csv").body("a,b").post(NOTES).then();

        answer.statusCode(415).contentType("application/problem+json");
    }

    @Test
    void anImpossibleAcceptIsAProblem() {
        ValidatableResponse answer =
                api.request().accept("image/png").get(NOTES).then();

        answer.statusCode(406).contentType("application/problem+json");
    }

    @Test
    void anUnexpectedFailureIsToldWithoutInternals() {
        ValidatableResponse answer = api.request().get(NOTES + "/broken").then();

        answer.statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("internal-error"))
                .body("type", startsWith("https://"))
                .body("errorId", notNullValue());
        assertThat(answer.extract().asString()).doesNotContain("secret", "Exception");
    }

    private ValidatableResponse post(String body) {
        return api.request().body(body).post(NOTES).then();
    }
}
