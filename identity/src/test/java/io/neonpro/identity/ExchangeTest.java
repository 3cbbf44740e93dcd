package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that are made of another one: elsewhere, or with less (issue 8, rows 2 and 12). */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class ExchangeTest {

    @Test
    void anotherTenantIsEnteredWhereOneIsAMember() {
        Owner here = Owner.onboarded().verified();
        Owner there = Owner.onboarded();
        OAuth.exchange(here.accessToken(), "tenant", there.tenant().toString())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));

        there.asks()
                .body("{\"email\":\"%s\",\"roles\":[\"reception\"]}".formatted(here.email()))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
        OAuth.exchange(here.accessToken(), "tenant", there.tenant().toString())
                .then()
                .statusCode(400);
        Owner.accept(here.email(), "Ana", Owner.PASSWORD).then().statusCode(200);
        Response switched =
                OAuth.exchange(here.accessToken(), "tenant", there.tenant().toString());

        assertThat(switched.<String>path("refresh_token")).isNull();

        switched.then()
                .statusCode(200)
                .body("issued_token_type", equalTo("urn:ietf:params:oauth:token-type:access_token"));
        given().auth()
                .oauth2(switched.path("access_token"))
                .get("/api/v1/users")
                .then()
                .statusCode(403);
    }

    @Test
    void oneClinicMayBePicked() {
        Owner owner = Owner.onboarded();
        String clinic = Ids.next().toString();

        String token = OAuth.exchange(owner.accessToken(), "clinic", clinic).path("access_token");

        given().auth()
                .oauth2(token)
                .header("X-Clinic-Id", Ids.next())
                .get("/api/v1/users")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token)
                .header("X-Clinic-Id", clinic)
                .get("/api/v1/users")
                .then()
                .statusCode(200);
    }

    /** Row 2. */
    @Test
    void anExchangedTokenIsRenewedByNothingAndEndsWithTheOneBeforeItAndItsSession() throws ParseException {
        Owner owner = Owner.onboarded();
        JWTClaimsSet before = SignedJWT.parse(owner.accessToken()).getJWTClaimsSet();
        // a token that was issued now for as long would end later
        await().until(() -> new Date().getTime() >= before.getIssueTime().getTime() + 1000);

        Response narrowed =
                OAuth.exchange(owner.accessToken(), "clinic", Ids.next().toString());

        assertThat(narrowed.<String>path("refresh_token")).isNull();
        JWTClaimsSet after =
                SignedJWT.parse(narrowed.<String>path("access_token")).getJWTClaimsSet();
        assertThat(after.getExpirationTime()).isEqualTo(before.getExpirationTime());
        assertThat(after.getClaim("sid")).isEqualTo(before.getClaim("sid"));
        assertThat(TestDatabase.text("select count(*) from session where user_id = ?", owner.id()))
                .isEqualTo("1");
    }

    /** Row 2. */
    @Test
    void aTokenForOneClinicNeverWidens() {
        Owner here = Owner.onboarded();
        Owner there = Owner.onboarded();
        joins(here, there, "reception");
        String narrow = OAuth.exchange(here.accessToken(), "clinic", Ids.next().toString())
                .path("access_token");

        OAuth.exchange(narrow, "clinic", Ids.next().toString()).then().statusCode(400);
        OAuth.exchange(narrow, "tenant", there.tenant().toString())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));
    }

    /** Row 2. */
    @Test
    void whatIsDoneElsewhereIsNoMoreThanTheTokenAllowsAndNoMoreThanOneIsThere() throws ParseException {
        Owner here = Owner.onboarded();
        Owner there = Owner.onboarded();
        joins(here, there, "reception");

        String elsewhere = OAuth.exchange(
                        here.accessToken(), "tenant", there.tenant().toString())
                .path("access_token");
        String back =
                OAuth.exchange(elsewhere, "tenant", here.tenant().toString()).path("access_token");

        assertThat(OAuth.scope(elsewhere)).contains("patient:read").doesNotContain("record:read", "user:write");
        assertThat(OAuth.scope(back)).isEqualTo(OAuth.scope(elsewhere));
    }

    /** Row 2: the thief had exchanged the token before its owner signed out. */
    @Test
    void signingOutEndsWhatWasMadeOfAToken() {
        Owner here = Owner.onboarded();
        Owner there = Owner.onboarded();
        joins(here, there, "manager");
        String stolen = OAuth.exchange(
                        here.accessToken(), "tenant", there.tenant().toString())
                .path("access_token");
        given().auth().oauth2(stolen).get("/api/v1/users").then().statusCode(200);

        OAuth.revoke(here.refreshToken(), "neonpro").then().statusCode(200);

        assertThat(OAuth.isActive(stolen)).isFalse();
        given().auth().oauth2(stolen).get("/api/v1/users").then().statusCode(401);
        OAuth.exchange(stolen, "tenant", here.tenant().toString())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    /** Row 12. */
    @Test
    void lessScopeIsGivenOnRequestAndMoreNever() throws ParseException {
        Owner owner = Owner.onboarded();

        String less =
                OAuth.exchange(owner.accessToken(), "scope", "patient:read").path("access_token");

        assertThat(OAuth.scope(less)).isEqualTo("patient:read");
        OAuth.exchange(less, "scope", "patient:read patient:write")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        given().auth().oauth2(less).get("/api/v1/users").then().statusCode(403);
        String refreshed = given().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", owner.refreshToken())
                .formParam("scope", "user:read")
                .post("/oauth/token")
                .path("access_token");
        assertThat(OAuth.scope(refreshed)).isEqualTo("user:read");
    }

    @Test
    void aTokenMayBeMadeForOneServiceOnly() {
        Owner owner = Owner.onboarded();

        String billing =
                OAuth.exchange(owner.accessToken(), "audience", "billing").path("access_token");

        given().auth().oauth2(billing).get("/api/v1/users").then().statusCode(401);
        OAuth.exchange(billing, "audience", "patient").then().statusCode(400);
        OAuth.exchange(owner.accessToken(), "audience", "elsewhere").then().statusCode(400);
    }

    static void joins(Owner person, Owner tenant, String role) {
        person.verified();
        tenant.asks()
                .body("{\"email\":\"%s\",\"roles\":[\"%s\"]}".formatted(person.email(), role))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
        Owner.accept(person.email(), "Ana", Owner.PASSWORD).then().statusCode(200);
    }

    /** Row 2: whoever changes their password has done with what was stolen before. */
    @Test
    void aTokenThatHasEndedIsExchangedForNothing() {
        Owner owner = Owner.onboarded();
        owner.asks()
                .body(Map.of("current", Owner.PASSWORD, "password", "seventeen violet umbrellas"))
                .post("/api/v1/account/password")
                .then()
                .statusCode(204);

        OAuth.exchange(owner.accessToken(), "scope", "user:read")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    /** Neither by a session that somebody began with the password alone, before it had one beside it. */
    @Test
    void noTenantIsEnteredWithoutTheSecondFactorThatItWants() {
        Owner here = Owner.onboarded();
        Owner there = Owner.onboarded();
        joins(here, there, "manager");
        SecondFactorTest.want(there, "manager");

        OAuth.exchange(here.accessToken(), "tenant", there.tenant().toString())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));
        String stolen = Owner.signIn(here.tenant(), here.id(), here.email(), Owner.PASSWORD)
                .path("token.access_token");

        List<String> codes = SecondFactorTest.setUp(here);

        OAuth.exchange(stolen, "tenant", there.tenant().toString())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));
        OAuth.exchange(here.accessToken(), "tenant", there.tenant().toString())
                .then()
                .statusCode(200);
        String entered =
                Login.exchange(SecondFactorTest.signIn(here, codes.getFirst())).path("access_token");
        OAuth.exchange(entered, "tenant", there.tenant().toString()).then().statusCode(200);
    }

    /** Rather than answered as if it had not been asked for (RFC 8693, 2.1). */
    @ParameterizedTest
    @CsvSource({
        "requested_token_type, urn:ietf:params:oauth:token-type:refresh_token, invalid_request",
        "requested_token_type, urn:ietf:params:oauth:token-type:id_token, invalid_request",
        "resource, https://elsewhere.example/api, invalid_target"
    })
    void whatIsNotDoneIsRefused(String field, String value, String error) {
        Owner owner = Owner.onboarded();

        given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", "neonpro")
                .formParam("subject_token", owner.accessToken())
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .formParam("scope", "patient:read")
                .formParam(field, value)
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo(error));
    }

    /** They would speak for somebody whose consent is theirs to show, and are not looked at (RFC 8693, 1.1). */
    @Test
    void nobodyActsForAnotherOne() {
        Owner owner = Owner.onboarded();
        Owner actor = Owner.onboarded();

        given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", "neonpro")
                .formParam("subject_token", owner.accessToken())
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .formParam("actor_token", actor.accessToken())
                .formParam("actor_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .formParam("scope", "patient:read")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }
}
