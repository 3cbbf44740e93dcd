package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.JWTClaimsSet;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules of the plan ({@link ConformanceTest}) that ask somebody to sign in in one way or another. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class AskingConformanceTest extends ConformanceModules {

    /** oidcc-prompt-login, oidcc-max-age-1: nobody waits here, so it is the browser in which somebody signed in a while ago. */
    @ParameterizedTest
    @ValueSource(strings = {"&prompt=login", "&max_age=1"})
    void whoIsToSignInAgainDoes(String parameter) throws ParseException {
        Response first = signIn(OPENID);
        TestDatabase.run(
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

    /** oidcc-response-type-missing. */
    @Test
    void withoutAResponseTypeTheApplicationIsToldSo() {
        requireRefused(
                Login.ask(Login.QUERY.replace("response_type=code&", "") + OPENID + "&state=af0"), "invalid_request");
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
}
