package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who works for a tenant, and who learns of it. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class UserTest {

    @Test
    void whoAcceptsIsAMemberAndEverybodyHears() {
        Owner owner = Owner.onboarded();

        Response added = Users.add(owner, "Bia Lima", "reception");

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
        String bia = Users.add(owner, "Bia Lima", "reception").path("id");

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
        String bia = Users.add(owner, "Bia Lima", "reception").path("id");
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
                .body(Users.newUser("Eva", owner.email(), "reception"))
                .post("/api/v1/users")
                .then()
                .statusCode(409)
                .body("code", equalTo("email-taken"));
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
}
