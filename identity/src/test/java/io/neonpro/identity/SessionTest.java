package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long somebody stays signed in, and by which refresh token. */
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
        assertThat(OAuth.isActive(owner.accessToken())).isFalse();
    }

    @Test
    void aSessionThatNothingIsHeardOfEnds() {
        Owner owner = Owner.onboarded();
        TestDatabase.run(
                "update refresh_token set issued_at = issued_at - interval '15 days' where tenant_id = ?",
                owner.tenant());

        Owner.refresh(owner.refreshToken()).then().statusCode(400).body("error", equalTo("invalid_grant"));

        assertThat(TestDatabase.text("select ended_at is null from session where tenant_id = ?", owner.tenant()))
                .isEqualTo("f");
    }

    /** Row 14. */
    @Test
    void theOwnerReadsWhatHappened() {
        Owner owner = Owner.onboarded();
        Owner.refresh(owner.refreshToken());
        aMinutePasses(owner);
        Owner.refresh(owner.refreshToken()).then().statusCode(400);

        assertThat(TestDatabase.text(
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

    /** ASVS 5, 7.4.5. */
    @Test
    void whoAnswersForATenantSignsItsPeopleOut() {
        Owner owner = Owner.onboarded();
        String bia = Users.add(owner, "Bia Lima", "manager").path("id");
        String email = TestDatabase.text("select email from platform_user where id = ?", UUID.fromString(bia));
        Response signedIn = Login.signIn(email, Owner.PASSWORD);
        Response tokens = Login.exchange(signedIn);
        RequestSpecification manager =
                given().auth().oauth2(tokens.path("access_token")).contentType("application/json");
        Login.again(signedIn, "").then().statusCode(303);

        manager.delete("/api/v1/users/" + owner.id() + "/sessions")
                .then()
                .statusCode(403)
                .body("code", equalTo("exceeds-own-roles"));
        Owner.onboarded()
                .asks()
                .delete("/api/v1/users/" + bia + "/sessions")
                .then()
                .statusCode(404);
        owner.asks().delete("/api/v1/users/" + bia + "/sessions").then().statusCode(204);

        manager.get("/api/v1/users").then().statusCode(401);
        Owner.refresh(tokens.path("refresh_token")).then().statusCode(400);
        Login.again(signedIn, "").then().statusCode(200);
        assertThat(Login.signIn(email, Owner.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(TestDatabase.text(
                        "select actor from security_event where tenant_id = ? and kind = 'signed-out' and subject = ?",
                        owner.tenant(),
                        bia))
                .isEqualTo(owner.id().toString());
    }

    /** Or whoever has somebody at work keeps them from working for others. */
    @Test
    void whoIsSignedOutOfOneTenantGoesOnAtAnother() {
        Owner here = Owner.onboarded();
        Owner there = Owner.onboarded();
        ExchangeTest.joins(here, there, "manager");
        String elsewhere = OAuth.exchange(
                        here.accessToken(), "tenant", there.tenant().toString())
                .path("access_token");
        Response signedIn = Login.signInWith("&tenant=" + here.tenant(), here.email(), Owner.PASSWORD);
        Login.again(signedIn, "&tenant=" + there.tenant()).then().statusCode(303);
        Response waiting = Login.again(signedIn, "&tenant=" + here.tenant());

        there.asks().delete("/api/v1/users/" + here.id() + "/sessions").then().statusCode(204);
        assertEndedThere(here, elsewhere);
        Login.again(signedIn, "&tenant=" + there.tenant()).then().statusCode(200);
        Login.again(signedIn, "&tenant=" + here.tenant()).then().statusCode(303);
        Login.exchange(waiting).then().statusCode(200);
        OAuth.exchange(here.accessToken(), "tenant", there.tenant().toString())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));

        String anew = Owner.signIn(here.tenant(), here.id(), here.email(), Owner.PASSWORD)
                .path("token.access_token");
        elsewhere = OAuth.exchange(anew, "tenant", there.tenant().toString()).path("access_token");
        there.asks()
                .body("{\"roles\":[\"reception\"]}")
                .patch("/api/v1/users/" + here.id())
                .then()
                .statusCode(200);
        assertEndedThere(here, elsewhere);

        elsewhere = OAuth.exchange(anew, "tenant", there.tenant().toString()).path("access_token");
        there.asks().delete("/api/v1/memberships/" + here.id()).then().statusCode(204);
        assertEndedThere(here, elsewhere);
    }

    /** Or it would sign them in again, for a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/users/%s/sessions", "/api/v1/sessions"})
    void aCodeThatWaitsIsVoidOnceItsPersonIsSignedOut(String sessions) {
        Owner owner = Owner.onboarded();
        Response waiting = Login.signIn(owner.email(), Owner.PASSWORD);

        owner.asks().delete(sessions.formatted(owner.id())).then().statusCode(204);

        Login.exchange(waiting).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    private static void assertEndedThere(Owner here, String elsewhere) {
        assertThat(OAuth.isActive(elsewhere)).isFalse();
        here.asks().get("/api/v1/users").then().statusCode(200);
    }

    @Test
    void refreshTokensAreStoredAsDigestsOnly() {
        Owner owner = Owner.registered();

        assertThat(TestDatabase.text(
                        "select count(*) from refresh_token where encode(hash, 'escape') = ?"
                                + " or encode(hash, 'base64') = ?",
                        owner.refreshToken(),
                        owner.refreshToken()))
                .isEqualTo("0");
    }

    private static void aMinutePasses(Owner owner) {
        TestDatabase.run(
                "update refresh_token set used_at = used_at - interval '1 minute' where tenant_id = ?", owner.tenant());
    }

    /** Or who asks for too much by mistake, and again without it a while later, would be taken for a thief. */
    @Test
    void aRefreshTokenIsNotUsedUpByWhatIsRefused() {
        Owner owner = Owner.onboarded();

        given().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", owner.refreshToken())
                .formParam("scope", "nothing:known")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));

        assertThat(OAuth.isActive(owner.refreshToken())).isTrue();
    }

    /** RFC 6749, 3.2.1: what a client shows of itself is looked at. */
    @Test
    void whoShowsASecretThatIsNoneIsRefused() {
        Owner owner = Owner.onboarded();

        given().auth()
                .preemptive()
                .basic("neonpro", "no secret of anybody")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", owner.refreshToken())
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));

        assertThat(OAuth.isActive(owner.refreshToken())).isTrue();
    }
}
