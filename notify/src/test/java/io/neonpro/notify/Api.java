package io.neonpro.notify;

import static io.restassured.RestAssured.given;

import io.neonpro.devstack.token.TestTokens;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Speaks to the service as somebody of one clinic group, and reads what it has written. */
public final class Api {

    public static final String MESSAGES = "/api/v1/messages";
    public static final String PREFERENCES = "/api/v1/patients/{id}/preferences";
    public static final String TEMPLATE = "/api/v1/templates/{name}";

    private static final String CONSISTENCY = "Consistency-Token";
    private static final String ALL = "message:read preference:read preference:write template:read template:write";

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

    public static Api of(UUID tenant) {
        return new Api(tenant, ALL);
    }

    /** The same tenant's, who work in these of its clinics only. */
    public Api at(UUID... clinics) {
        return new Api(tenant, TestTokens.user(tenant).scopes(ALL).clinics(clinics));
    }

    /** The same tenant's, with these permissions only. */
    public Api allowedTo(String scopes) {
        return new Api(tenant, scopes);
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

    public ValidatableResponse put(String path, Object body, Object... parameters) {
        return request().body(body).put(path, parameters).then();
    }

    /** The answer to a GraphQL query, 200 whatever it says. */
    public ValidatableResponse graph(String query, Map<String, ?> variables) {
        return request()
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    /** The fields that an answer finds fault with, and the codes. */
    public static Map<String, String> faults(ValidatableResponse answer) {
        List<Map<String, String>> errors = answer.extract().path("errors");
        return errors.stream().collect(Collectors.toMap(error -> error.get("field"), error -> error.get("code")));
    }
}
