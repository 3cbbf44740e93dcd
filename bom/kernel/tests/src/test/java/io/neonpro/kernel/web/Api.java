package io.neonpro.kernel.web;

import static io.restassured.RestAssured.given;

import io.neonpro.devstack.token.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** Speaks to the test application as a client of one tenant would. */
public record Api(String token) {

    public static Api ofSomeTenant() {
        return of(UUID.randomUUID(), "note:read note:write");
    }

    public static Api of(UUID tenant, String scopes) {
        return new Api(TestTokens.user(tenant).scopes(scopes).sign());
    }

    public RequestSpecification request() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Answers the code of each field's first fault. */
    public static Map<String, String> faults(ValidatableResponse answer) {
        List<Map<String, String>> errors = answer.extract().path("errors");
        Assertions.assertThat(errors).as(answer.extract().asString()).isNotNull();
        return errors.stream()
                .collect(Collectors.toMap(
                        error -> error.get("field"), error -> error.get("code"), (first, second) -> first));
    }
}
