package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class FormTest {

    private static final List<String> ENDPOINTS =
            List.of("/oauth/authorize", "/oauth/token", "/oauth/revoke", "/oauth/introspect");

    /** A form, and the field that is at fault; empty for the form as a whole. */
    private static final List<List<String>> BAD_FORMS = List.of(
            List.of("%", ""),
            List.of("a=%", "a"),
            List.of("a=%zz", "a"),
            List.of("a=%4", "a"),
            List.of("%zz=1", ""),
            List.of("a=%C3%28", "a"),
            List.of("a=%ff", "a"),
            List.of("a=%00", "a"),
            List.of("email=%00&password=x", "email"),
            List.of("token=%E2%80%AE", "token"),
            List.of("grant_type=client_credentials&grant_type=client_credentials", "grant_type"),
            List.of("token=1&token=2", "token"),
            List.of("request=a&request=b", "request"),
            List.of("a=1&a=2&a=3", "a"),
            List.of("x".repeat(200) + "=1", ""),
            List.of(
                    String.join(
                            "&", IntStream.range(0, 200).mapToObj(i -> "f" + i).toList()),
                    ""));

    private static Stream<Arguments> badForms() {
        return ENDPOINTS.stream()
                .flatMap(endpoint ->
                        BAD_FORMS.stream().map(form -> Arguments.of(endpoint, form.getFirst(), form.getLast())));
    }

    @ParameterizedTest
    @MethodSource("badForms")
    void aFormThatCannotBeReadIsRefusedNamingTheFieldOnce(String endpoint, String form, String field) {
        Response answer = post(endpoint, form);

        answer.then().statusCode(400);
        if (endpoint.equals("/oauth/authorize")) {
            answer.then().contentType("application/problem+json");
            assertThat(answer.<List<String>>path("errors.field")).containsExactly(field);
        } else {
            answer.then().contentType("application/json");
            assertThat(answer.<String>path("error")).isEqualTo("invalid_request");
            assertThat(answer.<String>path("error_description"))
                    .startsWith(field.isEmpty() ? "the form " : field + " ");
        }
    }

    @ParameterizedTest
    @FieldSource("ENDPOINTS")
    void aFieldThatNobodyKnowsIsIgnored(String endpoint) {
        Response without = post(endpoint, "grant_type=nothing&token=x");

        Response with = post(endpoint, "grant_type=nothing&token=x&nobody=knows&=&&b");

        assertThat(with.statusCode()).isEqualTo(without.statusCode()).isBetween(400, 401);
        assertThat(with.contentType()).isEqualTo(without.contentType());
    }

    @Test
    void theQueryWithinTheFormIsReadAsStrictly() {
        for (String query : List.of("%25", "client_id%3D%25zz", "a%3D1%26a%3D2", "", "nothing")) {
            Response answer = post("/oauth/authorize", "request=" + query + "&email=a%40b.example&password=x");

            answer.then().statusCode(400).contentType("application/problem+json");
            assertThat(answer.<List<String>>path("errors.field")).containsExactly("request");
        }
    }

    @Test
    void thePageIsAskedForByItsOwnParameters() {
        for (String query : List.of("", "?client_id=x", "?redirect_uri=%00", "?client_id=1&client_id=2")) {
            Response answer = given().urlEncodingEnabled(false).get("/oauth/authorize" + query);

            answer.then().statusCode(400).contentType("application/problem+json");
            assertThat(answer.<List<String>>path("errors.field"))
                    .singleElement()
                    .isIn("redirect_uri", "client_id");
        }
    }

    private static Response post(String endpoint, String form) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(form)
                .post(endpoint);
    }
}
