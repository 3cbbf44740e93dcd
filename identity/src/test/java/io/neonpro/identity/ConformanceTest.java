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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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
class ConformanceTest {

    private static final String OPENID = "&scope=openid";

    private Owner owner;

    @BeforeEach
    void signUp() {
        owner = Owner.onboarded();
    }

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

    /** oidcc-response-type-missing. */
    @Test
    void withoutAResponseTypeTheApplicationIsToldSo() {
        requireRefused(
                Login.ask(Login.QUERY.replace("response_type=code&", "") + OPENID + "&state=af0"), "invalid_request");
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

    /**
     * oidcc-display-page, oidcc-display-popup, oidcc-ensure-request-with-unknown-parameter-succeeds, oidcc-claims-locales,
     * oidcc-ensure-request-with-acr-values-succeeds, oidcc-claims-essential.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&display=page",
                "&display=popup",
                "&extra=foobar",
                "&claims_locales=se",
                "&acr_values=1%202",
                "&claims=%7B%22userinfo%22%3A%7B%22name%22%3A%7B%22essential%22%3Atrue%7D%7D%7D"
            })
    void whatIsNotDoneHereDoesNotDisturb(String parameter) {
        userinfo(tokens(OPENID + parameter)).body("sub", equalTo(owner.id().toString()));
    }

    /** oidcc-prompt-login, oidcc-max-age-1: nobody waits here, so it is the browser in which somebody signed in a while ago. */
    @ParameterizedTest
    @ValueSource(strings = {"&prompt=login", "&max_age=1"})
    void whoIsToSignInAgainDoes(String parameter) throws ParseException {
        Response first = signIn(OPENID);
        Database.change(
                "update browser_session set signed_in_at = signed_in_at - interval '1 minute' where user_id = ?",
                owner.id());

        Login.again(first, OPENID + parameter).then().statusCode(200).body(containsString("name=\"password\""));
        JWTClaimsSet before = identity(exchanged(Login.again(first, OPENID + "&prompt=none")));
        JWTClaimsSet after = identity(tokens(OPENID + parameter));

        assertThat(after.getLongClaim("auth_time")).isGreaterThan(before.getLongClaim("auth_time"));
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
    }

    /** oidcc-prompt-none-not-logged-in. */
    @Test
    void whoHasNotSignedInIsNotAskedIfTheyMustNotBe() {
        requireRefused(Login.ask(Login.QUERY + OPENID + "&prompt=none"), "login_required");
    }

    /** oidcc-prompt-none-logged-in, oidcc-max-age-10000. */
    @ParameterizedTest
    @ValueSource(strings = {"&prompt=none", "&max_age=10000"})
    void whoHasSignedInIsNotAskedAgain(String parameter) throws ParseException {
        Response signedIn = signIn(OPENID);

        JWTClaimsSet before = identity(exchanged(signedIn));
        JWTClaimsSet after = identity(exchanged(Login.again(signedIn, OPENID + parameter)));

        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getLongClaim("auth_time")).isEqualTo(before.getLongClaim("auth_time"));
    }

    /** oidcc-id-token-hint. */
    @Test
    void whomTheApplicationMeansGoesOnAndNobodyElse() {
        Owner stranger = Owner.onboarded();
        Response signedIn = signIn(OPENID);
        String own = exchanged(signedIn).path("id_token");
        String other = Login.exchange(Login.signInWith(OPENID, stranger.email(), Owner.PASSWORD))
                .path("id_token");

        exchanged(Login.again(signedIn, OPENID + "&prompt=none&id_token_hint=" + own));

        requireRefused(Login.again(signedIn, OPENID + "&prompt=none&id_token_hint=" + other), "login_required");
        Login.again(signedIn, OPENID + "&id_token_hint=" + other).then().statusCode(200);
        requireRefused(signIn(OPENID + "&id_token_hint=" + other), "login_required");
    }

    @Test
    void whatNobodySignedMeansNobody() {
        exchanged(signIn(OPENID + "&id_token_hint=nonsense"));
        exchanged(signIn(OPENID + "&id_token_hint="));
    }

    /** oidcc-login-hint. */
    @Test
    void theAddressIsFilledIn() {
        Login.ask(Login.QUERY + OPENID + "&login_hint=bob%40example.com")
                .then()
                .statusCode(200)
                .body(containsString("value=\"bob@example.com\""));
    }

    /** oidcc-ui-locales. */
    @Test
    void thePageIsInTheFirstLanguageThatItKnows() {
        Login.ask(Login.QUERY + OPENID + "&ui_locales=se%20en-GB%20pt-BR")
                .then()
                .body(containsString("<html lang=\"en\">"));
        Login.ask(Login.QUERY + OPENID + "&ui_locales=se").then().statusCode(200);
    }

    /** oidcc-codereuse, oidcc-codereuse-30seconds: the code that was used is of half a minute ago. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void aCodeThatIsSeenAgainEndsWhatCameOfIt(int seconds) {
        Response back = signIn(OPENID);
        Response tokens = exchanged(back);
        Database.change(
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

    /** oidcc-ensure-post-request-succeeds. */
    @Test
    void anApplicationAsksByPostAsWell() {
        Login.post(Login.QUERY + OPENID).then().statusCode(200).body(containsString("name=\"password\""));
        requireRefused(Login.post(Login.QUERY + OPENID + "&prompt=none"), "login_required");
    }

    /**
     * oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported,
     * oidcc-ensure-request-object-with-redirect-uri: what a request object says sends nobody anywhere.
     */
    @Test
    void requestObjectsAreRefusedInTheProtocolsWords() {
        requireRefused(
                Login.ask(Login.QUERY + OPENID
                        + "&request=eyJhbGciOiJub25lIn0.eyJyZWRpcmVjdF91cmkiOiJodHRwczovL2V2aWwuZXhhbXBsZS8ifQ."),
                "request_not_supported");
        requireRefused(
                Login.ask(Login.QUERY + OPENID + "&request_uri=https%3A%2F%2Fevil.example%2Fobject"),
                "request_uri_not_supported");
    }

    /** oidcc-refresh-token. */
    @Test
    void aRefreshTokenIsOfItsApplicationAlone() {
        String token = tokens(OPENID + "%20offline_access&prompt=consent").path("refresh_token");

        refresh(token, "another").then().statusCode(400).body("error", equalTo("invalid_grant"));
        userinfo(refresh(token, "neonpro")).body("sub", equalTo(owner.id().toString()));
    }

    private Response signIn(String more) {
        return Login.signInWith(more, owner.email(), Owner.PASSWORD);
    }

    private Response tokens(String more) {
        return exchanged(signIn(more));
    }

    private static Response exchanged(Response back) {
        back.then().statusCode(303).header("Location", containsString("code="));
        return Login.exchange(back).then().statusCode(200).extract().response();
    }

    private static Response refresh(String token, String application) {
        return given().formParams(
                        Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", application))
                .post("/oauth/token");
    }

    private static ValidatableResponse userinfo(Response tokens) {
        return given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/oauth/userinfo")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse configuration() {
        return given().get("/.well-known/openid-configuration").then().statusCode(200);
    }

    private static JWTClaimsSet identity(Response tokens) throws ParseException {
        return SignedJWT.parse(tokens.<String>path("id_token")).getJWTClaimsSet();
    }

    private static void requireRefused(Response answer, String error) {
        answer.then().statusCode(303).header("Location", containsString("error=" + error));
    }
}
