package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications send somebody to sign in, and get a code for it (OAuth 2.1, 4.1). */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class AuthorizationTest {

    private static final String MORE = "&scope=openid&state=af0ifjsldkj&nonce=n-0S6";

    private static final String QUERY = Login.QUERY + MORE;

    @Test
    void whoSignsInIsSentBackWithACodeThatWorksOnce() throws ParseException {
        Owner owner = Owner.onboarded();
        Response back = signIn(owner);
        back.then().statusCode(303);
        assertThat(back.header("Location"))
                .startsWith("http://127.0.0.1:51004/callback?")
                .contains("state=af0ifjsldkj", "iss=");

        Response tokens = Login.exchange(back);

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

        Login.exchange(back).then().statusCode(400).body("error", equalTo("invalid_grant"));
        Owner.refresh(tokens.path("refresh_token")).then().statusCode(400);
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() {
        Owner owner = Owner.onboarded();
        Response back = signIn(owner);

        Login.exchange(back, new CodeVerifier()).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    /** Nor with it, to whom it was not given (RFC 6749, 4.1.3). */
    @Test
    void aCodeIsWorthNothingToAnotherApplication() {
        Response back = signIn(Owner.onboarded());

        Login.exchange(back, "desk", Login.VERIFIER).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void anUnregisteredAddressIsSentNobody() {
        given().urlEncodingEnabled(false)
                .get("/oauth/authorize?" + QUERY.replace("callback", "elsewhere"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void withoutAChallengeTheApplicationIsToldSo() {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/oauth/authorize?" + QUERY.replaceAll("&code_challenge[^&]*", ""))
                .then()
                .statusCode(303)
                .header("Location", containsString("error=invalid_request"));
    }

    /** Before somebody signs in for nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"nonce=%s", "response_mode=form_post", "tenant=x", "code_challenge=abc"})
    void whatNoCodeCouldBeGivenForIsToldTheApplicationAtOnce(String parameter) {
        String name = parameter.substring(0, parameter.indexOf('='));

        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/oauth/authorize?" + QUERY.replaceAll("&" + name + "=[^&]*", "") + "&"
                        + parameter.formatted("n".repeat(501)))
                .then()
                .statusCode(303)
                .header("Location", containsString("error=invalid_request"));
    }

    @Test
    void aNonceMayBeFiveHundredCharacters() {
        Owner owner = Owner.onboarded();

        Response back = Login.signInWith("&scope=openid&nonce=" + "n".repeat(500), owner.email(), Owner.PASSWORD);

        back.then().statusCode(303).header("Location", containsString("code="));
    }

    /** Row 12. */
    @Test
    void whoAsksForOnePermissionGetsThatOneAlone() throws ParseException {
        Owner owner = Owner.onboarded();

        Response tokens = Login.exchange(
                Login.signInWith("&scope=openid%20patient%3Aread%20email", owner.email(), Owner.PASSWORD));

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
    void whoSignsOutIsSentBackToARegisteredAddressOnly() {
        Owner owner = Owner.onboarded();
        Response tokens = Login.exchange(signIn(owner));
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

    private static Response signIn(Owner owner) {
        return Login.signInWith(MORE, owner.email(), Owner.PASSWORD);
    }

    /** RP-Initiated Logout 1.0, 2: an ID token of one application is none of another's. */
    @Test
    void anotherApplicationSignsNobodyOut() {
        Owner owner = Owner.onboarded();
        Response tokens = Login.exchange(signIn(owner));

        given().queryParam("id_token_hint", tokens.<String>path("id_token"))
                .queryParam("client_id", "another")
                .get("/oauth/logout")
                .then()
                .statusCode(400);

        Owner.refresh(tokens.path("refresh_token")).then().statusCode(200);
    }

    @Test
    void nobodyIsToldThatTheyHaveSignedOutWhoHasNot() {
        given().header("Accept-Language", "en")
                .get("/oauth/logout")
                .then()
                .statusCode(200)
                .body(not(containsString("You have signed out")));
    }
}
