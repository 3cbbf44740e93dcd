package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page to sign in: whom it is shown, in which language, and what becomes of what is typed there. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class LoginPageTest {

    @Test
    void thePageSpeaksPortugueseAndEnglishAndIsNotFramed() {
        given().header("Accept-Language", "pt-BR")
                .urlEncodingEnabled(false)
                .get("/oauth/authorize?" + Login.QUERY)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", "no-store")
                .body(containsString("Senha"));
        given().header("Accept-Language", "en-GB")
                .urlEncodingEnabled(false)
                .get("/oauth/authorize?" + Login.QUERY)
                .then()
                .body(containsString("Sign in"));
    }

    @Test
    void whatSomebodyTypesIsNotRunByTheBrowser() {
        given().urlEncodingEnabled(false)
                .get("/oauth/authorize?" + Login.QUERY + "&x=%22%3E%3Cscript%3E")
                .then()
                .body(not(containsString("<script>")));
        Login.signIn("\"><script>alert(1)</script>", "whatever it is")
                .then()
                .statusCode(401)
                .body(not(containsString("<script>")));
    }

    @Test
    void aFormThatAnotherBrowserWasShownSignsNobodyIn() {
        Owner owner = Owner.onboarded();
        Response page = Login.ask(Login.QUERY);

        given().redirects()
                .follow(false)
                .formParam("token", Login.token(page))
                .formParam("request", Login.QUERY)
                .formParam("email", owner.email())
                .formParam("password", Owner.PASSWORD)
                .post("/oauth/authorize")
                .then()
                .statusCode(403);
        given().redirects()
                .follow(false)
                .cookie("neonpro-sign-in", Login.ask(Login.QUERY).cookie("neonpro-sign-in"))
                .formParam("token", Login.token(page))
                .formParam("request", Login.QUERY)
                .formParam("email", owner.email())
                .formParam("password", Owner.PASSWORD)
                .post("/oauth/authorize")
                .then()
                .statusCode(403);
    }

    @Test
    void whoMustNotBeAskedIsToldThatSomebodyHasToSignIn() {
        Login.ask(Login.QUERY + "&prompt=none")
                .then()
                .statusCode(303)
                .header("Location", containsString("error=login_required"));
        given().urlEncodingEnabled(false)
                .get("/oauth/authorize?" + Login.QUERY + "&login_hint=eva%40example.com&max_age=0&prompt=login")
                .then()
                .statusCode(200)
                .body(containsString("value=\"eva@example.com\""));
    }

    @Test
    void refusedSignInsAreWrittenDownForTheOwner() {
        Owner owner = Owner.onboarded();
        Login.signIn(owner.email(), "wrong password").then().statusCode(401);
        Login.signIn(owner.email(), Owner.PASSWORD).then().statusCode(303);

        await().untilAsserted(() -> owner.asks()
                .get("/api/v1/security-events")
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("sign-in-refused"))
                .body(
                        "items.find { it.kind == 'sign-in-refused' }.subject",
                        equalTo(owner.id().toString()))
                .body("items.find { it.kind == 'sign-in-refused' }.source", equalTo("127.0.0.1")));
    }

    /** Or the time until the answer tells who has an account. */
    @Test
    void asMuchIsWrittenDownOfAStranger() {
        Login.signInFrom("127.0.2.1", Owner.onboarded().email(), "wrong password")
                .then()
                .statusCode(401);
        Login.signInFrom("127.0.2.2", "nobody-" + Ids.next() + "@example.com", "wrong password")
                .then()
                .statusCode(401);

        assertThat(written("127.0.2.1")).isEqualTo("sign-in-refused");
        assertThat(written("127.0.2.2")).isEqualTo("sign-in-refused");
    }

    private static String written(String source) {
        return TestDatabase.text("select distinct kind from security_event where source = ?", source);
    }

    /** The one that comes with the sign-up, and the one by the page. */
    @Test
    void signInsAreToo() throws Exception {
        Owner owner = Owner.onboarded();

        Login.exchange(Login.signIn(owner.email(), Owner.PASSWORD));

        await().untilAsserted(() -> owner.asks()
                .get("/api/v1/security-events")
                .then()
                .body(
                        "items.findAll { it.kind == 'signed-in' }.subject",
                        equalTo(List.of(owner.id().toString(), owner.id().toString()))));
    }

    @Test
    void passwordsAreNotGuessedForLong() {
        Owner owner = Owner.onboarded();
        for (int i = 0; i < 5; i++) {
            Login.signIn(owner.email(), "wrong password " + i)
                    .then()
                    .statusCode(401)
                    .body(not(containsString("wrong password")));
        }

        Login.signIn(owner.email(), Owner.PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("\\d+"));
    }
}
