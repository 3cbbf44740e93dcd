package io.neonpro.clinic;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Optional;

/** A client with an access token, who reads its own writes. */
public final class Client {

    static final String ALL = "catalogue:read catalogue:write tenant:read tenant:write tenant:export";

    private static final String CONSISTENCY_TOKEN = "Consistency-Token";

    private final String token;
    private String seen;

    public Client(String token) {
        this.token = token;
    }

    /** The same one, with a token that they have got. */
    public Client signedIn(String token) {
        Client client = new Client(token);
        client.seen = seen;
        return client;
    }

    public ValidatableResponse get(String path) {
        return send(Method.GET, path, request());
    }

    public ValidatableResponse post(String path) {
        return send(Method.POST, path, request());
    }

    public ValidatableResponse post(String path, Object body) {
        return send(Method.POST, path, json(body));
    }

    public ValidatableResponse post(String path, Object body, String idempotencyKey) {
        return send(Method.POST, path, json(body).header("Idempotency-Key", idempotencyKey));
    }

    public ValidatableResponse put(String path, Object body) {
        return send(Method.PUT, path, json(body));
    }

    public ValidatableResponse put(String path, Object body, String ifMatch) {
        return send(Method.PUT, path, json(body).header("If-Match", ifMatch));
    }

    public ValidatableResponse patch(String path, Object body) {
        return send(Method.PATCH, path, json(body));
    }

    public ValidatableResponse patch(String path, Object body, String ifMatch) {
        return send(Method.PATCH, path, json(body).header("If-Match", ifMatch));
    }

    public ValidatableResponse delete(String path) {
        return send(Method.DELETE, path, request());
    }

    public ValidatableResponse delete(String path, String ifMatch) {
        return send(Method.DELETE, path, request().header("If-Match", ifMatch));
    }

    public ValidatableResponse query(String query, Map<String, Object> variables) {
        return post("/graphql", Map.of("query", query, "variables", variables));
    }

    /** The id of what a creation answers. */
    public String create(String path, Object body) {
        return post(path, body).statusCode(201).extract().path("id");
    }

    private RequestSpecification json(Object body) {
        return request().contentType(ContentType.JSON).body(body);
    }

    private RequestSpecification request() {
        RequestSpecification request = given();
        Optional.ofNullable(token).ifPresent(request.auth()::oauth2);
        Optional.ofNullable(seen).ifPresent(at -> request.header(CONSISTENCY_TOKEN, at));
        return request;
    }

    private ValidatableResponse send(Method method, String path, RequestSpecification request) {
        Response response = request.request(method, path);
        Optional.ofNullable(response.header(CONSISTENCY_TOKEN)).ifPresent(at -> seen = at);
        return response.then();
    }
}
