package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who works for a tenant, comes, is given other roles and leaves. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class UserTest {

    @Test
    void whoAcceptsIsAMemberAndEverybodyHears() {
        Owner owner = Owner.onboarded();

        Response added = add(owner, "Bia Lima", "reception");

        added.then()
                .statusCode(200)
                .body("roles", equalTo(List.of("reception")))
                .body("clinicIds", equalTo(List.of("*")))
                .body("status", equalTo("active"))
                .body("password", nullValue());
        await().untilAsserted(() -> owner.asks()
                .get("/api/v1/users")
                .then()
                .body("items.name", containsInAnyOrder("Ana Souza", "Bia Lima")));
        assertThat(Events.about(UUID.fromString(added.path("id")), 2))
                .containsExactly("io.neonpro.user.joined.v1", "io.neonpro.user.verified.v1");
    }

    @Test
    void whatSomebodyIsGivenIsWrittenDownForTheOwner() {
        Owner owner = Owner.onboarded();
        String bia = add(owner, "Bia Lima", "reception").path("id");

        owner.asks()
                .body(Map.of("roles", List.of("manager")))
                .patch("/api/v1/users/" + bia)
                .then()
                .statusCode(200);

        owner.asks()
                .get("/api/v1/security-events")
                .then()
                .body(
                        "items.findAll { it.subject == '%s' }.kind".formatted(bia),
                        hasItems("roles-given", "roles-changed"));
    }

    @Test
    void whoeverIsListedIsNoted() {
        Owner owner = Owner.onboarded();
        String bia = add(owner, "Bia Lima", "reception").path("id");
        for (String list : List.of("/api/v1/users", "/api/v1/memberships")) {
            await().untilAsserted(() -> owner.asks()
                    .header("X-Access-Purpose", list)
                    .get(list)
                    .then()
                    .body("items.size()", equalTo(2)));
        }

        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> owner.asks()
                        .get("/api/v1/access-log?subject=" + bia)
                        .then()
                        .body(
                                "items.findAll { it.action == 'user.search' }.purpose",
                                containsInAnyOrder("/api/v1/users", "/api/v1/memberships")));
    }

    @Test
    void anAddressBelongsToOnePerson() {
        Owner owner = Owner.onboarded();

        owner.asks()
                .body(newUser("Eva", owner.email(), "reception"))
                .post("/api/v1/users")
                .then()
                .statusCode(409)
                .body("code", equalTo("email-taken"));
    }

    @Test
    void whatIsLeftOutOfAChangeStays() {
        Owner owner = Owner.onboarded();
        String id = add(owner, "Bia Lima", "reception").path("id");
        TestDatabase.run(
                "update membership set state = 'pending', expires_at = now() + interval '1 hour'"
                        + " where user_id = ?",
                UUID.fromString(id));

        owner.asks()
                .body("{\"roles\":[\"manager\"]}")
                .patch("/api/v1/users/" + id)
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("manager")))
                .body("status", equalTo("pending"));
    }

    @Test
    void aChangeIsForTheVersionThatWasSeen() {
        Owner owner = Owner.onboarded();
        Response added = add(owner, "Bia Lima", "reception");
        String user = "/api/v1/users/" + added.path("id");

        Response changed = owner.asks()
                .header("If-Match", added.header("ETag"))
                .body("{\"roles\":[\"manager\",\"finance\"]}")
                .patch(user);

        changed.then()
                .statusCode(200)
                .header("ETag", not(equalTo(added.header("ETag"))))
                .body("roles", equalTo(List.of("manager", "finance")));
        owner.asks()
                .header("If-Match", added.header("ETag"))
                .body("{\"roles\":[\"finance\"]}")
                .patch(user)
                .then()
                .statusCode(412);
    }

    @Test
    void ofTwoChangesAtOnceTheSecondIsRefused() {
        Owner owner = Owner.onboarded();
        String bia = add(owner, "Bia Lima", "reception").path("id");

        Response second = TestDatabase.whileChanging(
                () -> owner.asks().body("{\"roles\":[\"manager\"]}").patch("/api/v1/users/" + bia),
                "update membership set roles = '{finance}', version = version + 1 where user_id = ?",
                UUID.fromString(bia));

        second.then().statusCode(409).body("code", equalTo("conflict"));
        assertThat(TestDatabase.text("select roles from membership where user_id = ?", UUID.fromString(bia)))
                .isEqualTo("{finance}");
    }

    @Test
    void ofTwoNamesAtOnceTheSecondIsRefused() {
        Owner owner = Owner.onboarded();

        Response second = TestDatabase.whileChanging(
                () -> owner.asks().body("{\"name\":\"Ana Maria Souza\"}").patch("/api/v1/users/" + owner.id()),
                "update platform_user set name = 'Ana Lima' where id = ?",
                owner.id());

        second.then().statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void onlyWhatChangesSomethingIsAnotherVersion() {
        Owner owner = Owner.onboarded();
        Response added = add(owner, "Bia Lima", "reception");
        String user = "/api/v1/users/" + added.path("id");

        Response same = owner.asks()
                .body("{\"roles\":[\"reception\"],\"clinicIds\":[\"*\"]}")
                .patch(user);
        Response ended =
                owner.asks().body("{\"roles\":[\"manager\"],\"active\":false}").patch(user);

        same.then().statusCode(200).header("ETag", added.header("ETag"));
        ended.then().statusCode(200).header("ETag", "\"1\"");
    }

    /** Somebody answers for the tenant from then on. */
    @Test
    void whoBecomesOwnerIsToldOfAsProved() {
        Owner owner = Owner.onboarded();
        String bia = add(owner, "Bia Lima", "reception").path("id");

        owner.asks()
                .body("{\"roles\":[\"owner\"]}")
                .patch("/api/v1/users/" + bia)
                .then()
                .statusCode(200);

        assertThat(Events.about(UUID.fromString(bia), 3))
                .containsExactly(
                        "io.neonpro.user.joined.v1", "io.neonpro.user.verified.v1", "io.neonpro.user.verified.v1");
    }

    @Test
    void aPersonsNameIsTheirOwn() {
        Owner owner = Owner.onboarded();
        String other = add(owner, "Bia Lima", "reception").path("id");

        owner.asks()
                .body("{\"name\":\"Ana Maria Souza\"}")
                .patch("/api/v1/users/" + owner.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Ana Maria Souza"));
        owner.asks()
                .body("{\"name\":\"Somebody\"}")
                .patch("/api/v1/users/" + other)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-your-name"));
    }

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
        add(owner, "Bia Lima", "owner").then().statusCode(200);
        owner.asks().delete("/api/v1/memberships/" + owner.id()).then().statusCode(204);
        Owner.refresh(owner.refreshToken()).then().statusCode(400);
    }

    /** Who owns some of the clinics can give nobody the others, so nobody could from then on. */
    @Test
    void anOwnerOfSomeClinicsIsNoOtherOwner() {
        Owner owner = Owner.onboarded();
        join(owner, "Bia Lima", "owner", Ids.next().toString());

        owner.asks()
                .delete("/api/v1/memberships/" + owner.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("last-owner"));
    }

    /** F11: who has the name that was may not be told that it still is. */
    @Test
    void anotherNameIsAnotherVersion() {
        Owner owner = Owner.onboarded();
        String user = "/api/v1/users/" + owner.id();
        String before = owner.asks().get(user).header("ETag");

        Response renamed = owner.asks()
                .header("If-Match", before)
                .body("{\"name\":\"Ana Maria Souza\"}")
                .patch(user);

        renamed.then().statusCode(200).header("ETag", not(equalTo(before)));
        owner.asks()
                .header("Consistency-Token", renamed.header("Consistency-Token"))
                .header("If-None-Match", before)
                .get(user)
                .then()
                .statusCode(200)
                .header("ETag", renamed.header("ETag"))
                .body("name", equalTo("Ana Maria Souza"));
        owner.asks()
                .header("If-Match", before)
                .body("{\"name\":\"Ana\"}")
                .patch(user)
                .then()
                .statusCode(412);
    }

    @Test
    void aMemberLeavesAndComesBack() {
        Owner owner = Owner.onboarded();
        String user = add(owner, "Bia Lima", "reception").path("id");
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
        String user = add(owner, "Bia Lima", "reception").path("id");
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
    void whoAmI() {
        Owner owner = Owner.onboarded();

        owner.asks()
                .body(Map.of("query", "{ me { id name email roles } }"))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("data.me.id", equalTo(owner.id().toString()))
                .body("data.me.email", equalTo(owner.email()))
                .body("data.me.roles", equalTo(List.of("owner")));
        given().contentType("application/json")
                .body(Map.of("query", "{ me { id } }"))
                .post("/graphql")
                .then()
                .body("data.me", nullValue());
    }

    @Test
    void nobodyIsRemovedAsTheyWereBefore() {
        Owner owner = Owner.onboarded();
        String bia = add(owner, "Bia", "reception").path("id");
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
        UUID bia = UUID.fromString(add(owner, "Bia Lima", "manager").path("id"));
        String email = TestDatabase.text("select email from platform_user where id = ?", bia);
        Response tokens = Login.exchange(Login.signIn(email, Owner.PASSWORD));
        String token = tokens.path("access_token");
        given().auth().oauth2(token).get("/api/v1/users").then().statusCode(200);

        owner.asks().delete("/api/v1/memberships/" + bia).then().statusCode(204);

        given().auth().oauth2(token).get("/api/v1/users").then().statusCode(401);
        Owner.refresh(tokens.path("refresh_token")).then().statusCode(400);
    }

    /** A member who was asked and accepted, as the owner sees them. */
    static Response add(Owner owner, String name, String role) {
        Response joined = join(owner, name, role, "*");
        return owner.asks()
                .header("Consistency-Token", joined.header("Consistency-Token"))
                .get("/api/v1/users/" + joined.path("userId"));
    }

    static Response join(Owner owner, String name, String role, String clinic) {
        String email = Ids.next() + "@example.com";
        owner.asks()
                .body(Map.of("name", name, "email", email, "roles", List.of(role), "clinicIds", List.of(clinic)))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .body("status", equalTo("invited"));
        Response joined = Owner.accept(email, name, Owner.PASSWORD);
        joined.then().statusCode(200);
        return joined;
    }

    static String newUser(String name, String email, String role) {
        return "{\"name\":\"%s\",\"email\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}"
                .formatted(name, email, Owner.PASSWORD, role);
    }
}
