package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.security.EndedTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Tokens that are given back, and who is told that they are good. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class RevocationTest {

    @Test
    void signingOutEndsTheSession() {
        Owner owner = Owner.onboarded();
        assertThat(OAuth.isActive(owner.accessToken())).isTrue();

        OAuth.revoke(owner.refreshToken(), "neonpro").then().statusCode(200);

        Owner.refresh(owner.refreshToken()).then().statusCode(400);
        assertThat(OAuth.isActive(owner.accessToken())).isFalse();
    }

    @Test
    void anotherClientSignsNobodyOut() {
        Owner owner = Owner.onboarded();

        OAuth.revoke(owner.refreshToken(), "other").then().statusCode(200);

        Owner.refresh(owner.refreshToken()).then().statusCode(200);
    }

    @Test
    void anAccessTokenEndsItsSessionToo() {
        Owner owner = Owner.onboarded();

        OAuth.revoke(owner.accessToken(), "neonpro").then().statusCode(200);

        Owner.refresh(owner.refreshToken()).then().statusCode(400);
    }

    /** What it says was looked up later: whoever has ended it meanwhile has ended the token that is on its way, too. */
    @Test
    void aTokenIsAsOldAsTheWishForIt() throws ParseException {
        Owner owner = Owner.onboarded();
        AtomicReference<Instant> end = new AtomicReference<>();

        Response renewed = TestDatabase.whileChanging(
                () -> Owner.refresh(owner.refreshToken()),
                () -> end.set(Instant.now()),
                "update refresh_token set successor = successor where tenant_id = ?",
                owner.tenant());

        JWTClaimsSet claims = SignedJWT.parse(renewed.path("access_token")).getJWTClaimsSet();
        assertThat(EndedTokens.issuedAt(claims.getJWTID(), 0)).isBeforeOrEqualTo(end.get());
    }

    @Test
    void whoIsUnknownIsNotTold() {
        OAuth.revoke("nobody-knows-this", "neonpro").then().statusCode(200);
        assertThat(OAuth.isActive("nobody-knows-this")).isFalse();
    }

    @Test
    void introspectionIsForClientsThatProveWhoTheyAre() {
        Owner owner = Owner.registered();

        given().formParam("token", owner.accessToken())
                .post("/oauth/introspect")
                .then()
                .statusCode(not(equalTo(200)));
        given().auth()
                .preemptive()
                .basic("clinic", "wrong")
                .formParam("token", owner.accessToken())
                .post("/oauth/introspect")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }
}
