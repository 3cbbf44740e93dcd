package io.neonpro.kernel.security;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class AccessTest {

    private static final String TENANT = "/api/v1/notes/tenant";

    private final UUID tenant = UUID.randomUUID();

    @Test
    void theTokensTenantIsBound() {
        given().auth()
                .oauth2(TestTokens.user(tenant).scopes("note:read").sign())
                .get(TENANT)
                .then()
                .statusCode(200)
                .body("tenant", equalTo(tenant.toString()));
    }

    @Test
    void withoutATokenTheAnswerIsAProblemWithAChallenge() {
        given().get(TENANT)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer, DPoP algs=\"ES256\"")
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        refused(TestTokens.user(tenant)
                .scopes("note:read")
                .expiresIn(Duration.ofMinutes(-1))
                .sign());
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        refused(TestTokens.user(tenant).scopes("note:read").audience("billing").sign());
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(TestTokens.user(tenant)
                .scopes("note:read")
                .with("iss", "https://evil.example")
                .sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
    void whatIsNoTokenIsRefused(String token) {
        refused(token);
    }

    /** Before anybody has verified it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "{}",
                "{'typ':null,'kid':'x'}",
                "{'typ':'at+jwt','kid':null}",
                "{'typ':'at+jwt'}",
                "{'typ':7,'kid':{}}",
                "{'typ':'at+jwt','kid':[[[[]]]]}"
            })
    void aHeaderOfAnotherShapeIsRefused(String header) {
        refused(base64(header.replace('\'', '"')) + "." + base64("{}") + "." + "A".repeat(86));
    }

    /** Whoever has one would have as many as they like, each of which costs a verification. */
    @ParameterizedTest
    @ValueSource(strings = {"%s~", "%s=", "%s.", "%s~1", ".%s"})
    void aTokenIsWrittenInOneWay(String form) {
        refused(form.formatted(TestTokens.user(tenant).scopes("note:read").sign()));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "note:write", "note", "notes:read patient:read"})
    void anotherPermissionIsNotEnough(String scopes) {
        given().auth()
                .oauth2(TestTokens.user(tenant).scopes(scopes).sign())
                .get(TENANT)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
    }

    @Test
    void aClinicOfTheTokenMayBePicked() {
        UUID clinic = UUID.randomUUID();

        pick(clinic.toString(), clinic).statusCode(200).body("clinic", equalTo(clinic.toString()));
    }

    @Test
    void anotherClinicIsForbidden() {
        pick(UUID.randomUUID().toString(), UUID.randomUUID()).statusCode(403).contentType("application/problem+json");
    }

    @Test
    void aClinicThatIsNoUuidIsInvalid() {
        pick("downtown", UUID.randomUUID()).statusCode(400).body("errors[0].field", equalTo("X-Clinic-Id"));
    }

    @Test
    void parametersAreNotCheckedForStrangers() {
        given().get("/api/v1/notes/search/7?from=x").then().statusCode(401);
    }

    private ValidatableResponse pick(String header, UUID... clinics) {
        return given().auth()
                .oauth2(TestTokens.user(tenant)
                        .scopes("note:read")
                        .clinics(clinics)
                        .sign())
                .header("X-Clinic-Id", header)
                .get(TENANT)
                .then();
    }

    private void refused(String token) {
        given().auth()
                .oauth2(token)
                .get(TENANT)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\", DPoP algs=\"ES256\"")
                .body("code", equalTo("unauthenticated"));
    }
}
