package io.neonpro.kernel.graph;

import io.neonpro.devstack.graph.GraphSocket;
import io.neonpro.kernel.web.Api;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The graph of the test application, as a client of one tenant asks it. */
record Graph(Api api) {

    static Graph ofSomeTenant() {
        return of(UUID.randomUUID());
    }

    static Graph of(UUID tenant) {
        return new Graph(Api.of(tenant, "note:read note:write"));
    }

    ValidatableResponse ask(String query) {
        return ask(query, Map.of());
    }

    ValidatableResponse ask(String query, Map<String, ?> variables) {
        return api.request()
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    ValidatableResponse send(String body) {
        return api.request().body(body).post("/graphql").then();
    }

    GraphSocket socket() throws InterruptedException {
        return GraphSocket.open(URI.create("http://localhost:" + RestAssured.port), api.token());
    }

    /** Those that the first error names. */
    static List<String> fields(ValidatableResponse answer) {
        return answer.extract().path("errors[0].extensions.errors.field");
    }
}
