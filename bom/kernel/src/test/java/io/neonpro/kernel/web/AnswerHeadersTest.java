package io.neonpro.kernel.web;

import static io.neonpro.kernel.web.Api.faults;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "\"7\",|400",
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

    /** F11 */
    @Test
    void ifMatchGoesFirst() {
        api.request()
                .header("If-Match", "\"6\"")
                .header("If-None-Match", "\"7\"")
                .get(VERSIONED)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("code", equalTo("precondition-failed"));
    }

    @Test
    void whatHasAVersionIsKeptByItsClientAndAllElseByNobody() {
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

    @Test
    void whatAnAddressCanIsTold() {
        api.request().options(NOTES).then().statusCode(200).header("Allow", containsString("POST"));
        api.request().delete(NOTES).then().statusCode(405).contentType("application/problem+json");
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
