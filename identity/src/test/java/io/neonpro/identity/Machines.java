package io.neonpro.identity;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Service accounts, as those who answer for a tenant make them. */
final class Machines {

    private Machines() {}

    static Response of(Owner owner, String role) {
        return of(owner, role, false);
    }

    /** With its id and its secret. */
    static Response of(Owner owner, String role, boolean administers) {
        Response answer = ask(owner, role, administers);
        answer.then().statusCode(201).header("Cache-Control", "no-store");
        return answer;
    }

    /** The answer, whatever it is. */
    static Response ask(Owner owner, String role, boolean administers) {
        return ask(owner.asks(), role, administers);
    }

    static Response ask(RequestSpecification asks, String role, boolean administers) {
        return asks.body("{\"name\":\"robot\",\"roles\":[\"%s\"],\"administers\":%s}".formatted(role, administers))
                .post("/api/v1/service-accounts");
    }

    /** Another secret, beside which the one before is good for so long. */
    static Response rotate(Owner owner, String id, int overlapSeconds) {
        return owner.asks()
                .body("{\"overlapSeconds\":%d}".formatted(overlapSeconds))
                .post("/api/v1/service-accounts/" + id + "/rotate");
    }

    static String token(Response machine) {
        return OAuth.clientCredentials(machine.path("clientId"), machine.path("clientSecret"))
                .path("access_token");
    }
}
