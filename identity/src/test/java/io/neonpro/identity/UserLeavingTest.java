package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who leaves a tenant is signed out and comes back when they are asked; the last owner stays. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class UserLeavingTest {

    @Test
    void theLastOwnerStays() {
        Owner owner = Owner.onboarded();

        for (String change : List.of(
                "{\"active\":false}", "{\"roles\":[\"manager\"]}", "{\"clinicIds\":[\"" + Ids.next() + "\"]}")) {
            owner.asks()
                    .body(change)
                    .patch("/api/v1/users/" + owner.id())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("last-owner"));
        }
        owner.asks()
                .delete("/api/v1/memberships/" + owner.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("last-owner"));
        Users.add(owner, "Bia Lima", "owner").then().statusCode(200);
        owner.asks().delete("/api/v1/memberships/" + owner.id()).then().statusCode(204);
        Owner.refresh(owner.refreshToken()).then().statusCode(400);
    }

    /** Who owns some of the clinics can give nobody the others, so nobody could from then on. */
    @Test
    void anOwnerOfSomeClinicsIsNoOtherOwner() {
        Owner owner = Owner.onboarded();
        Users.join(owner, "Bia Lima", "owner", Ids.next().toString());

        owner.asks()
                .delete("/api/v1/memberships/" + owner.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("last-owner"));
    }

    @Test
    void aMemberLeavesAndComesBack() {
        Owner owner = Owner.onboarded();
        String user = Users.add(owner, "Bia Lima", "reception").path("id");
        owner.asks().delete("/api/v1/memberships/" + user).then().statusCode(204);
        await().untilAsserted(
                        () -> owner.asks().get("/api/v1/memberships").then().body("items.userId", not(hasItems(user))));

        String email = TestDatabase.text("select email from platform_user where id = ?", UUID.fromString(user));
        owner.asks()
                .body(Map.of("userId", user, "roles", List.of("finance")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201)
                .body("status", equalTo("invited"));
        Response back = Owner.accept(email, "Bia Lima", Owner.PASSWORD);

        back.then().statusCode(200).body("userId", equalTo(user));
        owner.asks()
                .body(Map.of("userId", user, "roles", List.of("finance")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-member"));
    }

    /** Whoever left is asked, as anybody is. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"active\":true}", "{\"active\":true,\"roles\":[\"manager\"]}"})
    void nobodyIsMadeAMemberAgainUnasked(String change) {
        Owner owner = Owner.onboarded();
        String user = Users.add(owner, "Bia Lima", "reception").path("id");
        owner.asks().delete("/api/v1/memberships/" + user).then().statusCode(204);

        owner.asks()
                .body(change)
                .patch("/api/v1/users/" + user)
                .then()
                .statusCode(409)
                .body("code", equalTo("has-left"));

        assertThat(TestDatabase.text("select state from membership where user_id = ?", UUID.fromString(user)))
                .isEqualTo("ended");
    }

    @Test
    void nobodyIsRemovedAsTheyWereBefore() {
        Owner owner = Owner.onboarded();
        String bia = Users.add(owner, "Bia", "reception").path("id");
        String seen = owner.asks().get("/api/v1/users/" + bia).header("ETag");
        owner.asks()
                .body("{\"roles\":[\"finance\"]}")
                .patch("/api/v1/users/" + bia)
                .then()
                .statusCode(200);

        owner.asks()
                .header("If-Match", seen)
                .delete("/api/v1/memberships/" + bia)
                .then()
                .statusCode(412);
        owner.asks().delete("/api/v1/memberships/" + bia).then().statusCode(204);
    }

    @Test
    void whoLeavesIsSignedOut() {
        Owner owner = Owner.onboarded();
        UUID bia = UUID.fromString(Users.add(owner, "Bia Lima", "manager").path("id"));
        String email = TestDatabase.text("select email from platform_user where id = ?", bia);
        Response tokens = Login.exchange(Login.signIn(email, Owner.PASSWORD));
        String token = tokens.path("access_token");
        given().auth().oauth2(token).get("/api/v1/users").then().statusCode(200);

        owner.asks().delete("/api/v1/memberships/" + bia).then().statusCode(204);

        given().auth().oauth2(token).get("/api/v1/users").then().statusCode(401);
        Owner.refresh(tokens.path("refresh_token")).then().statusCode(400);
    }
}
