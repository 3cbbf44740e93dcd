package io.neonpro.identity;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every endpoint promises, of the one for users: faults by name, keys, pages. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class UserRequestTest {

    @Test
    void aWrongFieldIsNamedOnceAndARuleOfSeveralIsAFaultOfAll() {
        Owner owner = Owner.onboarded();

        Response tooLong = owner.asks()
                .body(Map.of("email", "a".repeat(70_000), "roles", List.of("finance")))
                .post("/api/v1/memberships");
        Response aboutNobody =
                owner.asks().body(Map.of("roles", List.of("finance"))).post("/api/v1/memberships");

        tooLong.then().statusCode(400).body("errors.field", equalTo(List.of("email")));
        aboutNobody.then().statusCode(400).body("errors.field", equalTo(List.of("")));
    }

    @Test
    void everyFaultOfAUserIsNamed() {
        Owner owner = Owner.onboarded();

        owner.asks()
                .body("""
                        {"name":"","email":"nowhere","password":"short","roles":["king"],
                         "clinicIds":["here"],"colour":"red"}
                        """)
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("errors.field", hasItems("name", "email", "password", "roles[0]", "clinicIds[0]", "colour"));
    }

    @Test
    void theSameRequestAddsAUserOnce() {
        Owner owner = Owner.onboarded();
        String body = Users.newUser("Bia", Ids.next() + "@example.com", "reception");
        String key = Ids.next().toString();

        String first =
                addOnce(owner, key, body).then().statusCode(201).extract().path("id");

        addOnce(owner, key, body).then().statusCode(201).body("id", equalTo(first));
    }

    @Test
    void usersComeInPages() {
        Owner owner = Owner.onboarded();
        Users.add(owner, "Bia", "reception");
        String token = Users.join(owner, "Cleo", "reception", "*").header("Consistency-Token");

        Response first = owner.asks().header("Consistency-Token", token).get("/api/v1/users?limit=2");

        first.then().body("items.name", equalTo(List.of("Ana Souza", "Bia")));
        owner.asks()
                .queryParam("limit", 2)
                .queryParam("cursor", (String) first.path("next"))
                .get("/api/v1/users")
                .then()
                .body("items.name", equalTo(List.of("Cleo")))
                .body("next", nullValue());
    }

    private static Response addOnce(Owner owner, String key, String body) {
        return owner.asks().header("Idempotency-Key", key).body(body).post("/api/v1/users");
    }
}
