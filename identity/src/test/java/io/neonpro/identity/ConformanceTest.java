package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.AtOnce;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules of the OpenID conformance suite's plan for basic servers, replayed: each asks what the module of that name asks, and
 * looks at what it looks at. Which ones other tests show, or do not apply, is in the README.
 */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class ConformanceTest extends ConformanceModules {

    /** oidcc-discovery-endpoint-verification. */
    @Test
    void theServerSaysWhatItCanDoAndWhatNot() {
        configuration()
                .body("response_types_supported", equalTo(List.of("code")))
                .body("subject_types_supported", equalTo(List.of("public")))
                .body("id_token_signing_alg_values_supported", equalTo(List.of("ES256")))
                .body("scopes_supported", hasItem("openid"))
                .body("claims_parameter_supported", equalTo(false))
                .body("request_parameter_supported", equalTo(false))
                .body("request_uri_parameter_supported", equalTo(false));
    }

    /** oidcc-server. */
    @Test
    void anIdTokenSaysWhoItIsOfForWhomAndInAnswerToWhat() throws ParseException {
        Response tokens = tokens(OPENID + "&nonce=n-0S6");

        tokens.then()
                .header("Cache-Control", containsString("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(300));
        SignedJWT token = SignedJWT.parse(tokens.<String>path("id_token"));
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        given().get("/oauth/jwks")
                .then()
                .body("keys.kid", hasItem(token.getHeader().getKeyID()));
        JWTClaimsSet claims = token.getJWTClaimsSet();
        configuration().body("issuer", equalTo(claims.getIssuer()));
        assertThat(claims.getSubject()).isEqualTo(owner.id().toString());
        assertThat(claims.getAudience()).containsExactly("neonpro");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-0S6");
        assertThat(claims.getExpirationTime()).isAfter(claims.getIssueTime());
        assertThat(claims.getLongClaim("auth_time"))
                .isLessThanOrEqualTo(claims.getIssueTime().getTime() / 1000);
    }

    /** oidcc-userinfo-get, oidcc-userinfo-post-header, oidcc-userinfo-post-body: a token is taken from the header alone. */
    @Test
    void whoSignedInIsAskedByGetAndByPost() {
        String token = tokens(OPENID).path("access_token");

        given().auth()
                .oauth2(token)
                .get("/oauth/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo(owner.id().toString()));
        given().auth()
                .oauth2(token)
                .post("/oauth/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo(owner.id().toString()));
        given().formParam("access_token", token).post("/oauth/userinfo").then().statusCode(401);
    }

    /** oidcc-ensure-request-without-nonce-succeeds-for-code-flow. */
    @Test
    void noNonceIsNeeded() throws ParseException {
        assertThat(identity(tokens(OPENID)).getClaim("nonce")).isNull();
    }

    /** oidcc-scope-profile, oidcc-scope-email, oidcc-ensure-other-scope-order-succeeds. */
    @Test
    void anApplicationIsToldWhatItAskedFor() {
        userinfo(tokens("&scope=openid%20profile"))
                .body("name", equalTo("Ana Souza"))
                .body("email", equalTo(null));
        userinfo(tokens("&scope=email%20openid"))
                .body("email", equalTo(owner.email()))
                .body("email_verified", equalTo(false))
                .body("name", equalTo(null));
    }

    /** oidcc-scope-address, oidcc-scope-phone, oidcc-scope-all, and what is asked for to be given a refresh token. */
    @Test
    void whatIsNotKnownOfPeopleIsPassedOver() {
        Response all = tokens("&scope=openid%20profile%20email%20address%20phone%20offline_access");

        userinfo(all).body("email", equalTo(owner.email())).body("phone_number", equalTo(null));
        assertThat(List.of(all.<String>path("scope").split(" ")))
                .contains("openid", "profile", "email", "user:read")
                .doesNotContain("address", "phone", "offline_access");
    }

    /** oidcc-codereuse, oidcc-codereuse-30seconds: the code that was used is of half a minute ago. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void aCodeThatIsSeenAgainEndsWhatCameOfIt(int seconds) {
        Response back = signIn(OPENID);
        Response tokens = exchanged(back);
        TestDatabase.run(
                "update authorization_code set expires_at = expires_at - make_interval(secs => ?) where user_id = ?",
                seconds,
                owner.id());

        Login.exchange(back).then().statusCode(400).body("error", equalTo("invalid_grant"));

        given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/oauth/userinfo")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\""));
    }

    /** oidcc-refresh-token. */
    /** Nor does it help a thief to be as fast as who it was for. */
    @Test
    void aCodeThatIsSeenTwiceAtOnceEndsWhatCameOfIt() {
        Owner owner = Owner.onboarded();
        Response back = Login.signIn(owner.email(), Owner.PASSWORD);

        List<Response> answers = AtOnce.before("authorization_code", 8, () -> Login.exchange(back));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSizeLessThanOrEqualTo(1);
        assertThat(TestDatabase.text("select count(*) from session where user_id = ? and ended_at is null", owner.id()))
                .isEqualTo("1");
    }

    @Test
    void aRefreshTokenIsOfItsApplicationAlone() {
        String token = tokens(OPENID + "%20offline_access&prompt=consent").path("refresh_token");

        refresh(token, "another").then().statusCode(400).body("error", equalTo("invalid_grant"));
        userinfo(refresh(token, "neonpro")).body("sub", equalTo(owner.id().toString()));
    }

    private static Response refresh(String token, String application) {
        return given().formParams(
                        Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", application))
                .post("/oauth/token");
    }

    private static ValidatableResponse configuration() {
        return given().get("/.well-known/openid-configuration").then().statusCode(200);
    }
}
