package io.neonpro.patient;

import static io.restassured.RestAssured.given;

import io.neonpro.devstack.token.TestTokens;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Speaks to the service as somebody of one clinic group, and reads what it has written. */
public final class Api {

    public static final String PATIENTS = "/api/v1/patients";

    public static final int AT_ONCE = 12;

    private static final String CONSISTENCY = "Consistency-Token";
    private static final String ALL = "patient:read patient:write record:read record:write consent:read consent:write";

    private final UUID tenant;
    private final String token;
    private volatile String consistency;

    private Api(UUID tenant, String scopes) {
        this(tenant, TestTokens.user(tenant).scopes(scopes));
    }

    private Api(UUID tenant, TestTokens caller) {
        this.tenant = tenant;
        this.token = caller.sign();
    }

    public static Api ofNewTenant() {
        return new Api(UUID.randomUUID(), ALL);
    }

    /** The same tenant's, who work in these of its clinics only. */
    public Api at(UUID... clinics) {
        return new Api(tenant, TestTokens.user(tenant).scopes(ALL).clinics(clinics));
    }

    /** The same tenant's, with these permissions only, who knows what was written until now. */
    public Api allowedTo(String scopes) {
        Api other = new Api(tenant, scopes);
        other.consistency = consistency;
        return other;
    }

    public UUID tenant() {
        return tenant;
    }

    public RequestSpecification request() {
        Filter readingOwnWrites = (request, response, context) -> {
            if (consistency != null) {
                request.header(CONSISTENCY, consistency);
            }
            Response answer = context.next(request, response);
            if (answer.header(CONSISTENCY) != null) {
                consistency = answer.header(CONSISTENCY);
            }
            return answer;
        };
        return given().auth().oauth2(token).contentType(ContentType.JSON).filter(readingOwnWrites);
    }

    public ValidatableResponse get(String path, Object... parameters) {
        return request().get(path, parameters).then();
    }

    public ValidatableResponse post(String path, Object body, Object... parameters) {
        return request().body(body).post(path, parameters).then();
    }

    public ValidatableResponse patch(String path, Object body, Object... parameters) {
        return request().body(body).patch(path, parameters).then();
    }

    /** The answer to a GraphQL query or mutation, 200 whatever it says. */
    public ValidatableResponse graph(String query, Map<String, ?> variables) {
        return post("/graphql", Map.of("query", query, "variables", variables)).statusCode(200);
    }

    public UUID register(String name) {
        return register(Map.of("name", name));
    }

    /** Registers somebody of whom only this matters. */
    public UUID register(Map<String, String> details) {
        return UUID.fromString(
                post(PATIENTS, person(details)).statusCode(201).extract().path("id"));
    }

    public static Map<String, String> person(Map<String, String> details) {
        Map<String, String> person = new HashMap<>();
        person.put("name", "Ana Souza");
        person.put("birthDate", "1990-05-01");
        person.putAll(details);
        return person;
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
}
