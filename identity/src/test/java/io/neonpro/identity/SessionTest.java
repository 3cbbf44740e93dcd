package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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

        Response stolen = Owner.refresh(owner.refreshToken());

        stolen.then().statusCode(400).body("error", equalTo("invalid_grant"));
        Owner.refresh(second).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void ofManyWhoUseARefreshTokenAtOnceOneIsServed() {
        Owner owner = Owner.onboarded();

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Owner.refresh(owner.refreshToken()).statusCode())
                .toList();

        assertThat(answers).containsOnlyOnce(200).contains(400);
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
        Owner here = Owner.onboarded();
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
        Response switched = exchange(here, "tenant", there.tenant().toString());

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

    private static Response exchange(Owner owner, String what, String id) {
        return given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", "neonpro")
                .formParam("subject_token", owner.accessToken())
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
