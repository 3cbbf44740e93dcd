package io.neonpro.identity;

import static org.hamcrest.Matchers.equalTo;

import io.neonpro.kernel.value.Ids;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** People who are asked to work for a tenant, and accept. */
final class Users {

    private Users() {}

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

    /** Somebody of a tenant of their own who works here, too. */
    static Owner member(Owner owner) {
        Owner member = Owner.onboarded().verified();
        join(owner, member);
        return member;
    }

    static void join(Owner owner, Owner member) {
        owner.asks()
                .body(Map.of("email", member.email(), "roles", List.of("reception")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
        Owner.accept(member.email(), "Bia", Owner.PASSWORD).then().statusCode(200);
    }

    static String newUser(String name, String email, String role) {
        return "{\"name\":\"%s\",\"email\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}"
                .formatted(name, email, Owner.PASSWORD, role);
    }
}
