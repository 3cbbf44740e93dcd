package io.neonpro.billing;

import static io.restassured.RestAssured.given;

import io.neonpro.devstack.token.TestTokens;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Speaks to the service as somebody of one clinic group, and reads what it has written. */
public final class Api {

    public static final String INVOICES = "/api/v1/invoices";
    public static final String INVOICE = INVOICES + "/{id}";
    public static final String PAYMENTS = INVOICE + "/payments";

    public static final int AT_ONCE = 20;

    private static final String CONSISTENCY = "Consistency-Token";
    private static final String ALL = "invoice:read payment:write";

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
    public Api allowedTo(String... scopes) {
        return new Api(tenant, String.join(" ", scopes));
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

    public ValidatableResponse pay(UUID invoice, String amount) {
        return post(PAYMENTS, payment(amount), invoice);
    }

    /** The answer to a GraphQL query, 200 whatever it says. */
    public ValidatableResponse graph(String query, Map<String, ?> variables) {
        return post("/graphql", Map.of("query", query, "variables", variables)).statusCode(200);
    }

    /** By PIX, in reais. */
    public static Map<String, Object> payment(String amount) {
        return payment("pix", amount, "BRL");
    }

    public static Map<String, Object> payment(String method, String amount, String currency) {
        return Map.of("method", method, "amount", Map.of("amount", amount, "currency", currency));
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
