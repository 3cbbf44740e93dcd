package io.neonpro.kernel.web;

import static io.neonpro.kernel.web.Api.faults;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class PatchAndPageTest {

    private static final String NOTES = "/api/v1/notes";

    private final Api api = Api.ofSomeTenant();

    @Test
    void aMergePatchKeepsWhatIsAbsentAndRemovesWhatIsNull() {
        ValidatableResponse answer = patch("\"7\"", "{\"email\": null, \"address\": {\"street\": \"Sol\"}}");

        answer.statusCode(200)
                .header("ETag", "\"8\"")
                .body("name", equalTo("Ana"))
                .body("$", not(hasKey("email")))
                .body("address.city", equalTo("Recife"))
                .body("address.street", equalTo("Sol"));
    }

    @Test
    void aMergePatchObeysTheRulesOfACompleteRequest() {
        ValidatableResponse answer =
                patch(null, "{\"name\": null, \"birthDate\": \"2026-02-30\", \"address\": {\"city\": \"\"}, \"x\": 1}");

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("name", "birthDate", "address.city", "x");
    }

    @Test
    void whatAMergePatchRemovesHasAName() {
        ValidatableResponse answer =
                patch(null, "{\"emial\": null, \"address\": {\"zip\": null, \"city\": \"\"}, \"x\": {\"y\": null}}");

        answer.statusCode(400);
        assertThat(faults(answer))
                .containsOnlyKeys("emial", "address.zip", "address.city", "x")
                .containsEntry("emial", "unknown-field");
    }

    @Test
    void aPatchIsDescribedWithoutWhatItIsMadeOf() {
        ValidatableResponse document = given().get("/q/openapi?format=json").then();

        document.body("components.schemas.ContactPatch.properties", hasKey("email"))
                .body("components.schemas.ContactPatch.additionalProperties", equalTo(false))
                .body("components.schemas", not(hasKey("MergePatchContact")))
                .body("components.schemas", not(hasKey("ObjectNode")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"6\"|412",
                "\"6\", \"7\"|200",
                "\"6\",,\"7\",|200",
                "*|200",
                "W/\"7\"|412",
                "seven|400",
                "\"7|400"
            })
    void ifMatchIsHonoured(String ifMatch, int status) {
        ValidatableResponse answer = patch(ifMatch, "{}");

        answer.statusCode(status);
    }

    @Test
    void pagesNeitherSkipNorRepeat() {
        List<Integer> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = api.request()
                    .queryParam("cursor", next)
                    .get(NOTES)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.number"));
            next = page.path("next");
        }

        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 45).boxed().toList());
    }

    @Test
    void thePageIsAsLongAsAsked() {
        api.request().get(NOTES + "?limit=3").then().statusCode(200).body("items", hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten", "99999999999"})
    void aLimitOutOfRangeIsRefused(String limit) {
        ValidatableResponse answer =
                api.request().get(NOTES + "?limit=" + limit).then();

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("limit");
    }

    @Test
    void aDamagedCursorIsRefused() {
        String cursor = api.request().get(NOTES).then().extract().path("next");
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String damaged = cursor.substring(0, i) + other + cursor.substring(i + 1);

            api.request().queryParam("cursor", damaged).get(NOTES).then().statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "!!!", "e30", "AAAAAAAA"})
    void anInventedCursorIsRefused(String cursor) {
        ValidatableResponse answer =
                api.request().queryParam("cursor", cursor).get(NOTES).then();

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("cursor");
    }

    private ValidatableResponse patch(String ifMatch, String body) {
        var request = api.request()
                .contentType("application/merge-patch+json; charset=utf-8")
                .body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch(NOTES + "/" + UUID.randomUUID()).then();
    }
}
