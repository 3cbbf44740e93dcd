package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.text.ParseException;
import org.junit.jupiter.api.BeforeEach;

/** What modules of the conformance suite have in common: somebody who signs in, and an application that gets tokens for it. */
abstract class ConformanceModules {

    static final String OPENID = "&scope=openid";

    Owner owner;

    @BeforeEach
    void signUp() {
        owner = Owner.onboarded();
    }

    Response signIn(String more) {
        return Login.signInWith(more, owner.email(), Owner.PASSWORD);
    }

    Response tokens(String more) {
        return exchanged(signIn(more));
    }

    static Response exchanged(Response back) {
        back.then().statusCode(303).header("Location", containsString("code="));
        return Login.exchange(back).then().statusCode(200).extract().response();
    }

    static ValidatableResponse userinfo(Response tokens) {
        return given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/oauth/userinfo")
                .then()
                .statusCode(200);
    }

    static JWTClaimsSet identity(Response tokens) throws ParseException {
        return SignedJWT.parse(tokens.<String>path("id_token")).getJWTClaimsSet();
    }

    static void requireRefused(Response answer, String error) {
        answer.then().statusCode(303).header("Location", containsString("error=" + error));
    }
}
