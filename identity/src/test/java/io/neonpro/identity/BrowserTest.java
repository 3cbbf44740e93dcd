package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signed in in a browser is known again there, and nowhere else. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class BrowserTest {

    private Owner owner;
    private Response signedIn;

    @BeforeEach
    void signIn() {
        owner = Owner.onboarded();
        signedIn = Login.signIn(owner.email(), Owner.PASSWORD);
        signedIn.then().statusCode(303);
    }

    @Test
    void anApplicationIsOpenedWithoutAskingAgain() {
        requireEntered(Login.again(signedIn, ""));
        requireEntered(Login.again(signedIn, "&prompt=none"));

        Login.exchange(Login.again(signedIn, "&prompt=none")).then().statusCode(200);
    }

    /** RFC 8252, 8.6; ASVS 5, 10.7.1: any program may listen on a device, and say that it is the application. */
    @Test
    void aProgramOnTheDeviceGetsNoCodeWithoutThem() {
        requireAsked(Login.againOnDevice(signedIn, ""));
        requireRefused(Login.againOnDevice(signedIn, "&prompt=none"), "login_required");
    }

    @Test
    void itLearnsWhenTheySignedIn() throws ParseException {
        String token = Login.exchange(Login.again(signedIn, "&prompt=none&scope=openid"))
                .then()
                .statusCode(200)
                .extract()
                .path("id_token");

        assertThat(SignedJWT.parse(token)
                        .getJWTClaimsSet()
                        .getClaim("auth_time")
                        .toString())
                .isEqualTo(TestDatabase.text(
                        "select trunc(extract(epoch from signed_in_at))::bigint from browser_session where user_id = ?",
                        owner.id()));
    }

    @Test
    void whoeverIsToBeAskedAgainIs() {
        requireEntered(Login.again(signedIn, "&max_age=3600"));

        requireAsked(Login.again(signedIn, "&max_age=0"));
        requireAsked(Login.again(signedIn, "&prompt=login"));
        requireAsked(Login.again(signedIn, "&prompt=select_account"));
        requireRefused(Login.again(signedIn, "&prompt=none&max_age=0"), "login_required");
        requireRefused(Login.again(signedIn, "&max_age=long"), "invalid_request");
    }

    @Test
    void theCookieIsForThisHostAndNoScript() {
        Cookie cookie = signedIn.detailedCookie("neonpro-browser");

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(TestDatabase.text(
                        "select count(*) from browser_session where user_id = ? and encode(hash, 'escape') = ?",
                        owner.id(),
                        cookie.getValue()))
                .isEqualTo("0");
    }

    /** ASVS 5, 7.2.4: whoever planted a cookie knows nothing of who signs in with it. */
    @Test
    void whoSignsInAnewIsKnownByAnotherCookie() {
        Response again = Login.signIn(owner.email(), Owner.PASSWORD);

        assertThat(again.cookie("neonpro-browser")).isNotEqualTo(signedIn.cookie("neonpro-browser"));
    }

    @Test
    void whoSignsOutIsAskedAgain() {
        owner.asks().delete("/api/v1/sessions/current").then().statusCode(204);

        requireAsked(Login.again(signedIn, ""));
    }

    @Test
    void whoGetsAnotherPasswordIsAskedAgain() {
        owner.asks()
                .body(Map.of("current", Owner.PASSWORD, "password", "seventeen violet umbrellas"))
                .post("/api/v1/account/password")
                .then()
                .statusCode(204);

        requireAsked(Login.again(signedIn, ""));
    }

    @Test
    void whatTheySaidMustBeEnoughStill() {
        SecondFactorTest.setUp(owner);

        requireAsked(Login.again(signedIn, ""));
    }

    private static void requireEntered(Response answer) {
        answer.then().statusCode(303).header("Location", containsString("code="));
    }

    private static void requireRefused(Response answer, String error) {
        answer.then().statusCode(303).header("Location", containsString("error=" + error));
    }

    private static void requireAsked(Response answer) {
        answer.then().statusCode(200).body(containsString("name=\"password\""));
    }
}
