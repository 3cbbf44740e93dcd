package io.neonpro.kernel.web;

import static io.neonpro.kernel.web.Api.faults;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class AnswerHeadersTest {

    private static final String NOTES = "/api/v1/notes";
    private static final String VERSIONED = NOTES + "/versioned";

    private final Api api = Api.ofSomeTenant();

    /** F11 */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"7\"|304",
                "W/\"7\"|304",
                "\"6\", W/\"7\"|304",
                "*|304",
                "\"6\"|200",
                "\"77\"|200",
                "seven|400",
                "\"7|400",
                "\"7\",|304",
                ", \"6\",, ,\"7\" ,|304",
                "\"6\" \"7\"|400",
                ",|400",
                "7|400"
            })
    void whoHasItAlreadyIsToldSo(String ifNoneMatch, int status) {
        ValidatableResponse answer = api.request()
                .header("If-None-Match", ifNoneMatch)
                .get(VERSIONED)
                .then();

        answer.statusCode(status);
        if (status == 304) {
            answer.header("ETag", "\"7\"").header("Cache-Control", "private, no-cache");
            assertThat(answer.extract().asString()).isEmpty();
        }
    }

    /** F11 */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"7\"|200", "\"6\"|412", "W/\"7\"|412", "*|200", "x|400"})
    void aReadMayNameItsVersionToo(String ifMatch, int status) {
        api.request().header("If-Match", ifMatch).get(VERSIONED).then().statusCode(status);
    }

    @Test
    void whoIsAwayOutsideOfRestSaysWhenToAskAgainToo() {
        given().get(AwayRoute.PATH)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2");
    }

    /** F11 */
    @Test
    void ifMatchGoesFirst() {
        api.request()
                .header("If-Match", "\"6\"")
                .header("If-None-Match", "\"7\"")
                .get(VERSIONED)
                .then()
                .statusCode(412)
                .header("ETag", nullValue())
                .contentType("application/problem+json")
                .body("code", equalTo("precondition-failed"));
    }

    @Test
    void whatIsImpersonalAndHasAVersionIsKeptByItsClientAndAllElseByNobody() {
        api.request()
                .get(VERSIONED)
                .then()
                .header("Cache-Control", "private, no-cache")
                .header("Vary", containsString("Authorization"));
        api.request().get(NOTES).then().header("Cache-Control", "no-store");
        api.request().get("/api/v1/nowhere").then().header("Cache-Control", "no-store");
        api.request()
                .body("{\"title\": \"x\", \"weight\": 1}")
                .post(NOTES)
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store");
    }

    @Test
    void headIsGetWithoutABody() throws IOException {
        for (String path : new String[] {VERSIONED, NOTES, NOTES + "/nowhere/at/all", "/q/health/live"}) {
            var get = RawRequest.get(path).as(api).send();
            var head = RawRequest.of("HEAD " + path, new byte[0]).as(api).send();

            assertThat(head.status()).as(path).isEqualTo(get.status());
            assertThat(head.body()).as(path).isEmpty();
            assertThat(head.header("content-type")).as(path).isEqualTo(get.header("content-type"));
            assertThat(head.header("etag")).as(path).isEqualTo(get.header("etag"));
        }
    }

    /** RFC 9110, 9.3.2: nobody is sent it, so nothing goes on. */
    @Test
    void headOfAStreamBeginsNothing() {
        api.request()
                .accept("text/event-stream")
                .head(NOTES + "/0195d2f0-0000-7000-8000-000000000001/lines/written")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/event-stream"));

        assertThat(NoteLinesResource.BEGUN).hasValue(0);
    }

    /** RFC 9110, 15.5.6: what this address has, not what others of its resource have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                NOTES + "| DELETE | GET, HEAD, OPTIONS, POST",
                NOTES + "| PATCH | GET, HEAD, OPTIONS, POST",
                NOTES + "/0195d2f0-0000-7000-8000-000000000001 | GET | OPTIONS, PATCH",
                NOTES + "/0195d2f0-0000-7000-8000-000000000001 | POST | OPTIONS, PATCH",
                NOTES + "/count | PUT | GET, HEAD, OPTIONS, PATCH",
                NOTES + "/0195d2f0-0000-7000-8000-000000000001/lines | PATCH | GET, HEAD, OPTIONS",
                NOTES + "/0195d2f0-0000-7000-8000-000000000001/lines | DELETE | GET, HEAD, OPTIONS",
                NOTES + "/refused | GET | OPTIONS, PATCH, POST",
                "/q/openapi | POST | GET, HEAD, OPTIONS",
                "/graphql/schema.graphql | POST | GET, HEAD, OPTIONS",
                "/graphql | PUT | OPTIONS, POST"
            })
    void whatAnAddressCanIsTold(String path, String method, String allowed) {
        var refused = api.request().request(method, path).then();
        var asked = api.request().options(path).then();

        refused.statusCode(405).contentType("application/problem+json").header("Allow", allowed);
        asked.header("Allow", allowed);
        assertThat(asked.extract().statusCode()).isIn(200, 204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/q/openapi?format=json", "/graphql/schema.graphql"})
    void aPublicDocumentIsKeptUntilItChanges(String path) {
        var read = given().get(path).then();
        String tag = read.extract().header("ETag");

        read.statusCode(200).header("Cache-Control", matchesPattern("public, max-age=\\d+"));
        given().header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(emptyString());
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        given().head(path).then().statusCode(200).header("ETag", tag);
    }

    /** Nobody keeps what tells of somebody's health, although it has a version. */
    @Test
    void whatIsAboutSomebodyIsNotKept() {
        var read = api.request().get("/api/v1/findings").then();

        read.statusCode(200).header("ETag", "\"3\"").header("Cache-Control", "no-store");
    }

    /** RFC 9110, 13.1.2: a change that is wanted of other versions only is not made of this one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "If-None-Match | \"7\" | 412",
                "If-None-Match | W/\"7\" | 412",
                "If-None-Match | \"6\", \"7\" | 412",
                "If-None-Match | * | 412",
                "If-None-Match | \"6\" | 200",
                "If-None-Match | 7 | 400",
                "If-Match | \"7\" | 200",
                "If-Match | * | 200",
                "If-Match | W/\"7\" | 412",
                "If-Match | \"6\" | 412"
            })
    void aChangeIsMadeOfTheVersionThatIsMeant(String header, String tags, int status) {
        var answer = api.request()
                .contentType("application/json")
                .header(header, tags)
                .body("{\"email\": \"a@b.co\"}")
                .patch(NOTES + "/" + UUID.randomUUID())
                .then();

        answer.statusCode(status);
    }

    @Test
    void anythingIsWantedOnlyWhereNothingIs() {
        var ifNothingIs = new Condition(null, "*");

        assertThatCode(() -> ifNothingIs.require(0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ifNothingIs.require(1)).isInstanceOf(ProblemException.class);
    }

    /** C42 */
    @Test
    void aCursorTellsNothingAndIsGoodForItsTenantAlone() {
        String cursor = api.request().get(NOTES).then().extract().path("next");
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);

        ValidatableResponse foreign = Api.of(UUID.randomUUID(), "note:read")
                .request()
                .queryParam("cursor", cursor)
                .get(NOTES)
                .then();

        // the keys whole: a sealed text of this length holds any two bytes by chance, these four hardly ever
        assertThat(new String(bytes, ISO_8859_1)).doesNotContain("[20]");
        foreign.statusCode(400).body("items", nullValue());
        assertThat(faults(foreign)).containsOnlyKeys("cursor");
    }
}
