package io.neonpro.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request of this service, and what fails in it, is a problem too. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RefusalsTest {

    private final Notes notes = Notes.ofSomeTenant();

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/api/v1/nowhere", "/q/nowhere", "/api/v1/notes/count/more"})
    void anUnknownAddressIsAProblem(String path) {
        ValidatableResponse answer = notes.api().request().get(path).then();

        answer.statusCode(404).contentType("application/problem+json").body("code", equalTo("not-found"));
    }

    @Test
    void anUnknownMethodIsAProblem() {
        ValidatableResponse answer = notes.api().request().delete(Notes.PATH).then();

        answer.statusCode(405).contentType("application/problem+json");
    }

    @Test
    void otherMediaTypesAreAProblem() {
        ValidatableResponse answer = notes.api()
                .request()
                .contentType("text/csv")
                .body("a,b")
                .post(Notes.PATH)
                .then();

        answer.statusCode(415).contentType("application/problem+json");
    }

    @Test
    void anImpossibleAcceptIsAProblem() {
        ValidatableResponse answer =
                notes.api().request().accept("image/png").get(Notes.PATH).then();

        answer.statusCode(406).contentType("application/problem+json");
    }

    @Test
    void anUnexpectedFailureIsToldWithoutInternals() {
        ValidatableResponse answer =
                notes.api().request().get(Notes.PATH + "/broken").then();

        answer.statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("internal-error"))
                .body("type", startsWith("https://"))
                .body("errorId", notNullValue());
        assertThat(answer.extract().asString()).doesNotContain("secret", "Exception");
    }
}
