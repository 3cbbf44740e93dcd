package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class SessionTest {

    @Test
    void aRefreshTokenIsExchangedForTheNextOne() {
        Owner owner = Owner.onboarded();

        Response next = Owner.refresh(owner.refreshToken());

        next.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(300))
                .body("refresh_token", not(equalTo(owner.refreshToken())));
        Owner.refresh(next.path("refresh_token")).then().statusCode(200);
    }

    @Test
    void aRefreshTokenSeenTwiceEndsTheWholeSession() {
        Owner owner = Owner.onboarded();
        String second = Owner.refresh(owner.refreshToken()).path("refresh_token");
        aMinutePasses(owner);

        Response stolen = Owner.refresh(owner.refreshToken());

        stolen.then().statusCode(400).body("error", equalTo("invalid_grant"));
        Owner.refresh(second).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    /** Row 8: eight tabs, or a phone that lost the answer. */
    @Test
    void allWhoUseARefreshTokenAtOnceGetTheSameNextOne() {
        Owner owner = Owner.onboarded();

        List<String> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Owner.refresh(owner.refreshToken()).<String>path("refresh_token"))
                .toList();

        assertThat(answers).doesNotContainNull().containsOnly(answers.getFirst());
        Owner.refresh(answers.getFirst()).then().statusCode(200);
    }

    /** Row 8: within the grace as well, who repeats what was followed up has stolen it. */
    @Test
    void aRefreshTokenWhoseSuccessorWasUsedIsRefusedAtOnce() {
        Owner owner = Owner.onboarded();
        String second = Owner.refresh(owner.refreshToken()).path("refresh_token");
        String third = Owner.refresh(second).path("refresh_token");

        Owner.refresh(owner.refreshToken()).then().statusCode(400).body("error", equalTo("invalid_grant"));

        Owner.refresh(third).then().statusCode(400);
        assertThat(isActive(owner.accessToken())).isFalse();
    }

    @Test
    void aSessionThatNothingIsHeardOfEnds() {
        Owner owner = Owner.onboarded();
        Database.change(
                "update refresh_token set issued_at = issued_at - interval '15 days' where tenant_id = ?",
                owner.tenant());

        Owner.refresh(owner.refreshToken()).then().statusCode(400).body("error", equalTo("invalid_grant"));

        assertThat(Database.value("select ended_at is null from session where tenant_id = ?", owner.tenant()))
                .isEqualTo("f");
    }

    /** Row 14. */
    @Test
    void theOwnerReadsWhatHappened() {
        Owner owner = Owner.onboarded();
        Owner.refresh(owner.refreshToken());
        aMinutePasses(owner);
        Owner.refresh(owner.refreshToken()).then().statusCode(400);

        assertThat(Database.value(
                        "select client_id from security_event where tenant_id = ? and kind = 'refresh-token-reused'",
                        owner.tenant()))
                .isEqualTo("neonpro");
    }

    /** Row 3, for people: at once, in every service. */
    @Test
    void anEndedSessionsTokensOpenNothing() {
        Owner owner = Owner.onboarded();
        owner.asks().get("/api/v1/users").then().statusCode(200);

        owner.asks().delete("/api/v1/sessions/current").then().statusCode(204);

        owner.asks().get("/api/v1/users").then().statusCode(401);
        Owner.refresh(owner.refreshToken()).then().statusCode(400);
    }

    @Test
    void onesSessionsAreListedAndEndedEverywhere() {
        Owner owner = Owner.onboarded();
        Owner stranger = Owner.onboarded();
        Response second = Owner.signIn(owner.tenant(), owner.id(), owner.email(), Owner.PASSWORD);
        second.then().statusCode(200);

        List<String> ids = owner.asks()
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .body("items.findAll { it.isCurrent }.size()", equalTo(1))
                .extract()
                .path("items.id");

        assertThat(ids).hasSize(2);
        stranger.asks().delete("/api/v1/sessions/" + ids.getFirst()).then().statusCode(404);
        owner.asks().delete("/api/v1/sessions").then().statusCode(204);
        Owner.refresh(second.path("token.refresh_token")).then().statusCode(400);
        Owner.refresh(stranger.refreshToken()).then().statusCode(200);
    }

    @Test
    void refreshTokensAreStoredAsDigestsOnly() {
        Owner owner = Owner.registered();

        assertThat(Database.value(
                        "select count(*) from refresh_token where encode(hash, 'escape') = ?"
                                + " or encode(hash, 'base64') = ?",
                        owner.refreshToken(),
                        owner.refreshToken()))
                .isEqualTo("0");
    }

    @Test
    void signingOutEndsTheSession() {
        Owner owner = Owner.onboarded();
        assertThat(isActive(owner.accessToken())).isTrue();

        revoke(owner.refreshToken(), "neonpro").then().statusCode(200);

        Owner.refresh(owner.refreshToken()).then().statusCode(400);
        assertThat(isActive(owner.accessToken())).isFalse();
    }

    @Test
    void anotherClientSignsNobodyOut() {
        Owner owner = Owner.onboarded();

        revoke(owner.refreshToken(), "other").then().statusCode(200);

        Owner.refresh(owner.refreshToken()).then().statusCode(200);
    }

    @Test
    void anAccessTokenEndsItsSessionToo() {
        Owner owner = Owner.onboarded();

        revoke(owner.accessToken(), "neonpro").then().statusCode(200);

        Owner.refresh(owner.refreshToken()).then().statusCode(400);
    }

    @Test
    void whoIsUnknownIsNotTold() {
        revoke("nobody-knows-this", "neonpro").then().statusCode(200);
        assertThat(isActive("nobody-knows-this")).isFalse();
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

    @Test
    void anotherTenantIsEnteredWhereOneIsAMember() {
        Owner here = Owner.onboarded().verified();
        Owner there = Owner.onboarded();
        exchange(here, "tenant", there.tenant().toString())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));

        there.asks()
                .body("{\"email\":\"%s\",\"roles\":[\"reception\"]}".formatted(here.email()))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
        exchange(here, "tenant", there.tenant().toString()).then().statusCode(400);
        Owner.accept(here.email(), "Ana", Owner.PASSWORD).then().statusCode(200);
        Response switched = exchange(here, "tenant", there.tenant().toString());

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

        String token = exchange(owner, "clinic", clinic).path("access_token");

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

        Response narrowed = exchange(owner, "clinic", Ids.next().toString());

        assertThat(narrowed.<String>path("refresh_token")).isNull();
        JWTClaimsSet before = SignedJWT.parse(owner.accessToken()).getJWTClaimsSet();
        JWTClaimsSet after =
                SignedJWT.parse(narrowed.<String>path("access_token")).getJWTClaimsSet();
        assertThat(after.getExpirationTime()).isEqualTo(before.getExpirationTime());
        assertThat(after.getClaim("sid")).isEqualTo(before.getClaim("sid"));
        assertThat(Database.value("select count(*) from session where user_id = ?", owner.id()))
                .isEqualTo("1");
    }

    /** Row 2. */
    @Test
    void aTokenForOneClinicNeverWidens() {
        Owner here = Owner.onboarded();
        Owner there = Owner.onboarded();
        joins(here, there, "reception");
        String narrow = exchange(here, "clinic", Ids.next().toString()).path("access_token");

        exchange(narrow, "clinic", Ids.next().toString()).then().statusCode(400);
        exchange(narrow, "tenant", there.tenant().toString())
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

        String elsewhere = exchange(here, "tenant", there.tenant().toString()).path("access_token");
        String back = exchange(elsewhere, "tenant", here.tenant().toString()).path("access_token");

        assertThat(scope(elsewhere)).contains("patient:read").doesNotContain("record:read", "user:write");
        assertThat(scope(back)).isEqualTo(scope(elsewhere));
    }

    /** Row 2: the thief had exchanged the token before its owner signed out. */
    @Test
    void signingOutEndsWhatWasMadeOfAToken() {
        Owner here = Owner.onboarded();
        Owner there = Owner.onboarded();
        joins(here, there, "manager");
        String stolen = exchange(here, "tenant", there.tenant().toString()).path("access_token");
        given().auth().oauth2(stolen).get("/api/v1/users").then().statusCode(200);

        revoke(here.refreshToken(), "neonpro").then().statusCode(200);

        assertThat(isActive(stolen)).isFalse();
        given().auth().oauth2(stolen).get("/api/v1/users").then().statusCode(401);
        exchange(stolen, "tenant", here.tenant().toString())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    /** Row 12. */
    @Test
    void lessScopeIsGivenOnRequestAndMoreNever() throws ParseException {
        Owner owner = Owner.onboarded();

        String less = exchange(owner, "scope", "patient:read").path("access_token");

        assertThat(scope(less)).isEqualTo("patient:read");
        exchange(less, "scope", "patient:read patient:write")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        given().auth().oauth2(less).get("/api/v1/users").then().statusCode(403);
        String refreshed = given().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", owner.refreshToken())
                .formParam("scope", "user:read")
                .post("/oauth/token")
                .path("access_token");
        assertThat(scope(refreshed)).isEqualTo("user:read");
    }

    @Test
    void aTokenMayBeMadeForOneServiceOnly() {
        Owner owner = Owner.onboarded();

        String billing = exchange(owner, "audience", "billing").path("access_token");

        given().auth().oauth2(billing).get("/api/v1/users").then().statusCode(401);
        exchange(billing, "audience", "patient").then().statusCode(400);
        exchange(owner, "audience", "elsewhere").then().statusCode(400);
    }

    private static void joins(Owner person, Owner tenant, String role) {
        person.verified();
        tenant.asks()
                .body("{\"email\":\"%s\",\"roles\":[\"%s\"]}".formatted(person.email(), role))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
        Owner.accept(person.email(), "Ana", Owner.PASSWORD).then().statusCode(200);
    }

    private static void aMinutePasses(Owner owner) {
        Database.change(
                "update refresh_token set used_at = used_at - interval '1 minute' where tenant_id = ?", owner.tenant());
    }

    private static String scope(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("scope");
    }

    private static Response exchange(Owner owner, String what, String id) {
        return exchange(owner.accessToken(), what, id);
    }

    private static Response exchange(String token, String what, String id) {
        return given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", "neonpro")
                .formParam("subject_token", token)
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .formParam(what, id)
                .post("/oauth/token");
    }

    private static Response revoke(String token, String clientId) {
        return given().formParam("token", token)
                .formParam("client_id", clientId)
                .post("/oauth/revoke");
    }

    private static boolean isActive(String token) {
        return given().auth()
                .preemptive()
                .basic("clinic", IdentityResource.CLINIC_SECRET)
                .formParam("token", token)
                .post("/oauth/introspect")
                .then()
                .statusCode(200)
                .extract()
                .path("active");
    }
}
