package io.neonpro.kernel.web.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers let browsers do: rows 15 and 16. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class BrowserTest {

    private static final String NOTES = "/api/v1/notes";
    private static final String APP = "https://app.aurora.example";
    private static final String EVIL = "https://evil.example";

    private final String token =
            TestTokens.user(UUID.randomUUID()).scopes("note:read").sign();

    @ParameterizedTest
    @ValueSource(strings = {NOTES, "/api/v1/findings", "/api/v1/nowhere", "/q/health/live", "/nowhere"})
    void nobodyKeepsGuessesAtOrFramesAnAnswer(String path) {
        isProtected(
                given().auth().oauth2(token).urlEncodingEnabled(false).get(path).then());
        isProtected(given().urlEncodingEnabled(false).get(path).then());
    }

    @Test
    void norOneOfGraphQl() {
        isProtected(given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("query", "{ shelf { id } }"))
                .post("/graphql")
                .then());
    }

    private static void isProtected(ValidatableResponse answer) {
        answer.header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Strict-Transport-Security", containsString("max-age=31536000"))
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void anAllowedPageReadsAnswers() {
        given().auth()
                .oauth2(token)
                .header("Origin", APP)
                .get(NOTES)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", APP)
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", containsString("Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {EVIL, "null", "https://app.aurora.example.evil.example", "http://app.aurora.example"})
    void anotherPageIsToldNothing(String origin) {
        given().auth()
                .oauth2(token)
                .header("Origin", origin)
                .get(NOTES)
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Credentials", nullValue());
        preflight(origin)
                .statusCode(403)
                .body("code", equalTo("origin-not-allowed"))
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aPreflightOfAnAllowedPageIsAnsweredWithoutAToken() {
        ValidatableResponse answer = preflight(APP);

        answer.statusCode(204).header("Access-Control-Allow-Origin", APP);
        assertThat(answer.extract().header("Access-Control-Allow-Headers"))
                .contains("Authorization", "DPoP", "X-Clinic-Id");
    }

    @Test
    void aWebSocketOfAnotherPageIsRefused() {
        given().header("Origin", EVIL)
                .header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .get("/graphql")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .options(NOTES)
                .then();
    }
}
