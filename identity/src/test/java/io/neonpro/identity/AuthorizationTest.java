package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class AuthorizationTest {

    private static final String CALLBACK = "http://127.0.0.1:51004/callback";

    private final CodeVerifier verifier = new CodeVerifier();

    @Test
    void whoSignsInIsSentBackWithACodeThatWorksOnce() throws ParseException {
        Owner owner = Owner.onboarded();
        String location = signIn(owner.email(), Owner.PASSWORD)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(location).startsWith(CALLBACK + "?").contains("state=af0ifjsldkj", "iss=");

        Response tokens = exchange(code(location), verifier.getValue());

        tokens.then().statusCode(200);
        JWTClaimsSet identity = SignedJWT.parse(tokens.<String>path("id_token")).getJWTClaimsSet();
        assertThat(identity.getSubject()).isEqualTo(owner.id().toString());
        assertThat(identity.getAudience()).containsExactly("neonpro");
        assertThat(identity.getStringClaim("nonce")).isEqualTo("n-0S6");
        given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/api/v1/users")
                .then()
                .statusCode(200);

        exchange(code(location), verifier.getValue()).then().statusCode(400).body("error", equalTo("invalid_grant"));
        Owner.refresh(tokens.path("refresh_token")).then().statusCode(400);
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() {
        Owner owner = Owner.onboarded();
        String location = signIn(owner.email(), Owner.PASSWORD).header("Location");

        exchange(code(location), new CodeVerifier().getValue())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void thePageSpeaksPortugueseAndEnglishAndIsNotFramed() {
        given().header("Accept-Language", "pt-BR")
                .urlEncodingEnabled(false)
                .get("/oauth/authorize?" + query())
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", "no-store")
                .body(containsString("Senha"));
        given().header("Accept-Language", "en-GB")
                .urlEncodingEnabled(false)
                .get("/oauth/authorize?" + query())
                .then()
                .body(containsString("Sign in"));
    }

    @Test
    void whatSomebodyTypesIsNotRunByTheBrowser() {
        given().urlEncodingEnabled(false)
                .get("/oauth/authorize?" + query() + "&x=%22%3E%3Cscript%3E")
                .then()
                .body(not(containsString("<script>")));
        signIn("\"><script>alert(1)</script>", "whatever it is")
                .then()
                .statusCode(401)
                .body(not(containsString("<script>")));
    }

    @Test
    void anUnregisteredAddressIsSentNobody() {
        given().urlEncodingEnabled(false)
                .get("/oauth/authorize?" + query().replace("callback", "elsewhere"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void withoutAChallengeTheApplicationIsToldSo() {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/oauth/authorize?" + query().replaceAll("&code_challenge[^&]*", ""))
                .then()
                .statusCode(303)
                .header("Location", containsString("error=invalid_request"));
    }

    @Test
    void aFormThatAnotherBrowserWasShownSignsNobodyIn() {
        Owner owner = Owner.onboarded();
        Response page = page(query());

        given().redirects()
                .follow(false)
                .formParam("token", formToken(page))
                .formParam("request", query())
                .formParam("email", owner.email())
                .formParam("password", Owner.PASSWORD)
                .post("/oauth/authorize")
                .then()
                .statusCode(403);
        given().redirects()
                .follow(false)
                .cookie("neonpro-sign-in", page(query()).cookie("neonpro-sign-in"))
                .formParam("token", formToken(page))
                .formParam("request", query())
                .formParam("email", owner.email())
                .formParam("password", Owner.PASSWORD)
                .post("/oauth/authorize")
                .then()
                .statusCode(403);
    }

    /** Row 12. */
    @Test
    void whoAsksForOnePermissionGetsThatOneAlone() throws ParseException {
        Owner owner = Owner.onboarded();
        String narrow = query().replace("scope=openid", "scope=openid%20patient%3Aread%20email");
        String location = signIn(narrow, owner.email(), Owner.PASSWORD).header("Location");

        Response tokens = exchange(code(location), verifier.getValue());

        assertThat(tokens.<String>path("scope")).isEqualTo("email openid patient:read");
        JWTClaimsSet identity = SignedJWT.parse(tokens.<String>path("id_token")).getJWTClaimsSet();
        assertThat(identity.getStringClaim("email")).isEqualTo(owner.email());
        assertThat(identity.getClaim("name")).isNull();
        assertThat(identity.getClaim("auth_time")).isNotNull();
        given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/api/v1/users")
                .then()
                .statusCode(403);
        Response next = Owner.refresh(tokens.path("refresh_token"));
        assertThat(next.<String>path("scope")).isEqualTo("email openid patient:read");
        given().auth()
                .oauth2(next.path("access_token"))
                .get("/oauth/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo(owner.id().toString()))
                .body("email", equalTo(owner.email()))
                .body("email_verified", equalTo(false))
                .body("name", equalTo(null));
    }

    @Test
    void whoMustNotBeAskedIsToldThatSomebodyHasToSignIn() {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/oauth/authorize?" + query() + "&prompt=none")
                .then()
                .statusCode(303)
                .header("Location", containsString("error=login_required"));
        given().urlEncodingEnabled(false)
                .get("/oauth/authorize?" + query() + "&login_hint=eva%40example.com&max_age=0&prompt=login")
                .then()
                .statusCode(200)
                .body(containsString("value=\"eva@example.com\""));
    }

    @Test
    void whoSignsOutIsSentBackToARegisteredAddressOnly() {
        Owner owner = Owner.onboarded();
        String location = signIn(owner.email(), Owner.PASSWORD).header("Location");
        Response tokens = exchange(code(location), verifier.getValue());
        String hint = tokens.path("id_token");

        given().redirects()
                .follow(false)
                .queryParam("id_token_hint", hint)
                .queryParam("post_logout_redirect_uri", "https://evil.example/")
                .get("/oauth/logout")
                .then()
                .statusCode(200);
        given().redirects()
                .follow(false)
                .queryParam("id_token_hint", hint)
                .queryParam("post_logout_redirect_uri", "http://127.0.0.1:5000/")
                .queryParam("state", "s1")
                .get("/oauth/logout")
                .then()
                .statusCode(303)
                .header("Location", "http://127.0.0.1:5000/?state=s1");
        Owner.refresh(tokens.path("refresh_token")).then().statusCode(400);
        given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/api/v1/users")
                .then()
                .statusCode(401);
    }

    @Test
    void refusedSignInsAreWrittenDownForTheOwner() {
        Owner owner = Owner.onboarded();
        signIn(owner.email(), "wrong password").then().statusCode(401);
        signIn(owner.email(), Owner.PASSWORD).then().statusCode(303);

        await().untilAsserted(() -> owner.asks()
                .get("/api/v1/security-events")
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("sign-in-refused"))
                .body(
                        "items.find { it.kind == 'sign-in-refused' }.subject",
                        equalTo(owner.id().toString()))
                .body("items.find { it.kind == 'sign-in-refused' }.source", equalTo("127.0.0.1")));
    }

    @Test
    void passwordsAreNotGuessedForLong() {
        Owner owner = Owner.onboarded();
        for (int i = 0; i < 5; i++) {
            signIn(owner.email(), "wrong password " + i)
                    .then()
                    .statusCode(401)
                    .body(not(containsString("wrong password")));
        }

        signIn(owner.email(), Owner.PASSWORD).then().statusCode(429).header("Retry-After", matchesPattern("\\d+"));
    }

    private Response signIn(String email, String password) {
        return signIn(query(), email, password);
    }

    private static Response signIn(String query, String email, String password) {
        Response page = page(query);
        return given().redirects()
                .follow(false)
                .cookie("neonpro-sign-in", page.cookie("neonpro-sign-in"))
                .formParam("token", formToken(page))
                .formParam("request", query)
                .formParam("email", email)
                .formParam("password", password)
                .post("/oauth/authorize");
    }

    private static Response page(String query) {
        return given().urlEncodingEnabled(false).get("/oauth/authorize?" + query);
    }

    private static String formToken(Response page) {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(page.body().asString());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private Response exchange(String code, String codeVerifier) {
        return given().formParam("grant_type", "authorization_code")
                .formParam("client_id", "neonpro")
                .formParam("redirect_uri", CALLBACK)
                .formParam("code", code)
                .formParam("code_verifier", codeVerifier)
                .post("/oauth/token");
    }

    private String query() {
        return "response_type=code&client_id=neonpro&scope=openid&state=af0ifjsldkj&nonce=n-0S6"
                + "&code_challenge_method=S256&code_challenge="
                + CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue()
                + "&redirect_uri="
                + URLEncoder.encode(CALLBACK, StandardCharsets.UTF_8);
    }

    private static String code(String location) {
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}
