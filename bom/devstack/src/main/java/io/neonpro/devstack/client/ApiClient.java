package io.neonpro.devstack.client;

import static io.restassured.RestAssured.given;

import io.neonpro.devstack.token.TestTokens;
import io.restassured.filter.FilterContext;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Speaks to the tested service as somebody of one clinic group, and reads what it has written. */
public abstract class ApiClient {

    public static final int AT_ONCE = 20;

    private static final String CONSISTENCY = "Consistency-Token";

    private final String token;
    private volatile String consistency;

    protected ApiClient(TestTokens caller) {
        this.token = caller.sign();
    }

    public RequestSpecification request() {
        return given().auth().oauth2(token).contentType(ContentType.JSON).filter(this::readOwnWrites);
    }

    public ValidatableResponse get(String path, Object... parameters) {
        return request().get(path, parameters).then();
    }

    public ValidatableResponse post(String path, Object body, Object... parameters) {
        return request().body(body).post(path, parameters).then();
    }

    public ValidatableResponse put(String path, Object body, Object... parameters) {
        return request().body(body).put(path, parameters).then();
    }

    public ValidatableResponse patch(String path, Object body, Object... parameters) {
        return request().body(body).patch(path, parameters).then();
    }

    /** The answer to a GraphQL query or mutation, 200 whatever it says. */
    public ValidatableResponse graph(String query, Map<String, ?> variables) {
        return post("/graphql", Map.of("query", query, "variables", variables)).statusCode(200);
    }

    /** The answers to one request that {@link #AT_ONCE} clients make at the same time. */
    public static List<Response> atOnce(Callable<Response> request) throws InterruptedException {
        try (var clients = Executors.newFixedThreadPool(AT_ONCE)) {
            return clients.invokeAll(Collections.nCopies(AT_ONCE, request)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** The fields that an answer finds fault with, and the codes. */
    public static Map<String, String> faults(ValidatableResponse answer) {
        List<Map<String, String>> errors = answer.extract().path("errors");
        return errors.stream().collect(Collectors.toMap(error -> error.get("field"), error -> error.get("code")));
    }

    /** Knows from now on what somebody else has written until now. */
    protected void know(ApiClient other) {
        consistency = other.consistency;
    }

    private Response readOwnWrites(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        if (consistency != null) {
            request.header(CONSISTENCY, consistency);
        }
        Response answer = context.next(request, response);
        if (answer.header(CONSISTENCY) != null) {
            consistency = answer.header(CONSISTENCY);
        }
        return answer;
    }
}
