package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class RecoveryTest {

    private static final String NEXT = "seventeen violet umbrellas";

    @Test
    void anotherPasswordEndsAllOtherSessions() {
        Owner owner = Owner.onboarded();
        String elsewhere = Owner.signIn(owner.tenant(), owner.id(), owner.email(), Owner.PASSWORD)
                .path("token.refresh_token");

        change(owner, Owner.PASSWORD, NEXT).then().statusCode(204);

        Owner.refresh(elsewhere).then().statusCode(400);
        Owner.refresh(owner.refreshToken()).then().statusCode(200);
        assertThat(Login.signIn(owner.email(), NEXT).statusCode()).isEqualTo(303);
        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void whoDoesNotKnowThePasswordDoesNotChangeIt() {
        Owner owner = Owner.onboarded();

        change(owner, "something else altogether", NEXT).then().statusCode(403).body("code", equalTo("wrong-password"));
        post("/password", Map.of("current", Owner.PASSWORD, "password", NEXT))
                .then()
                .statusCode(401);
    }

    /** NIST SP 800-63B-4, 3.1.1.2: wherever one is chosen; and the link stays good for another one. */
    @ParameterizedTest
    @ValueSource(strings = {"passwordpassword", "            ", "123456123456"})
    void aPasswordThatIsGuessedFirstIsChosenNowhere(String weak) {
        Owner owner = Owner.onboarded();
        post("/password/forgotten", Map.of("email", owner.email())).then().statusCode(202);
        String reset = Mailbox.token(owner.email(), "reset");
        String claim = Mailbox.token(owner.email(), "verification");
        String stranger = Ids.next() + "@example.com";
        owner.asks()
                .body(Map.of("email", stranger, "roles", List.of("reception")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);

        assertTooCommon(Owner.hash(weak));
        assertTooCommon(change(owner, Owner.PASSWORD, weak));
        assertTooCommon(post("/password/reset", Map.of("token", reset, "password", weak)));
        assertTooCommon(post("/verification/claim", Map.of("token", claim, "password", weak)));
        assertTooCommon(Owner.accept(stranger, "Bia", weak));

        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
        Owner.accept(stranger, "Bia", NEXT).then().statusCode(200);
        post("/password/reset", Map.of("token", reset, "password", NEXT)).then().statusCode(204);
    }

    private static void assertTooCommon(Response answer) {
        answer.then().statusCode(400).body("errors.code", equalTo(List.of("too-common")));
    }

    @Test
    void aForgottenPasswordIsReplacedByTheLinkOnce() {
        Owner owner = Owner.onboarded();
        post("/password/forgotten", Map.of("email", owner.email())).then().statusCode(202);
        String token = Mailbox.token(owner.email(), "reset");

        post("/password/reset", Map.of("token", token, "password", NEXT)).then().statusCode(204);

        assertThat(Login.signIn(owner.email(), NEXT).statusCode()).isEqualTo(303);
        Owner.refresh(owner.refreshToken()).then().statusCode(400);
        post("/password/reset", Map.of("token", token, "password", "nineteen yellow umbrellas"))
                .then()
                .statusCode(404)
                .body("code", equalTo("link-expired"));
    }

    @Test
    void aLinkThatIsUsedTwiceAtOnceIsUsedOnce() {
        Owner owner = Owner.onboarded();
        post("/password/forgotten", Map.of("email", owner.email())).then().statusCode(202);
        String token = Mailbox.token(owner.email(), "reset");

        List<Integer> answers = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> post("/password/reset", Map.of("token", token, "password", NEXT + " " + i)))
                .map(Response::statusCode)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(204, 404);
    }

    /** Nor is it anybody's to have somebody written to without end. */
    @Test
    void linksToChooseAPasswordAreSentSoManyTimesADay() {
        Owner owner = Owner.onboarded();

        for (int i = 0; i < IdentityResource.LETTERS + 1; i++) {
            post("/password/forgotten", Map.of("email", owner.email())).then().statusCode(202);
            InvitationTest.awaitSent(owner.id().toString());
        }

        assertThat(Mailbox.count(owner.email(), "reset")).isEqualTo(IdentityResource.LETTERS);
    }

    /** ASVS 5, 6.3.7: whoever did not do it learns of it. */
    @Test
    void whosePasswordIsAnotherIsTold() {
        Owner owner = Owner.onboarded();

        change(owner, Owner.PASSWORD, NEXT).then().statusCode(204);

        Mailbox.awaitNews(owner.email(), "password-changed");
        assertThat(TestDatabase.text(
                        "select 1 from security_event where tenant_id = ? and kind = 'password-changed'",
                        owner.tenant()))
                .isNotNull();
    }

    @Test
    void whoseSecondFactorIsAnotherIsTold() {
        Owner owner = Owner.onboarded();

        SecondFactorTest.setUp(owner);

        Mailbox.awaitNews(owner.email(), "factor-changed");
        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("factor-changed"));
    }

    @Test
    void whetherThereIsAnAccountIsNotTold() {
        post("/password/forgotten", Map.of("email", Ids.next() + "@example.com"))
                .then()
                .statusCode(202);
    }

    /** A letter to prove an address is none to choose a password with. */
    @Test
    void aLinkIsGoodForItsPurposeOnly() {
        Owner owner = Owner.onboarded();
        String token = Mailbox.token(owner.email(), "verification");

        post("/password/reset", Map.of("token", token, "password", NEXT)).then().statusCode(404);

        post("/verification/confirm", Map.of("token", token, "password", Owner.PASSWORD))
                .then()
                .statusCode(204);
        assertThat(isVerified(owner)).isEqualTo("t");
        post("/verification/claim", Map.of("token", token, "password", NEXT))
                .then()
                .statusCode(404);
        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
    }

    /** Or a click would give an address to who signed up with it, and wrote to its owner. */
    @Test
    void whoReadsTheLetterAndDoesNotKnowThePasswordProvesNothing() {
        Owner squatter = Owner.onboarded();
        String token = Mailbox.token(squatter.email(), "verification");

        post("/verification/confirm", Map.of("token", token, "password", NEXT))
                .then()
                .statusCode(403)
                .body("code", equalTo("wrong-password"));
        post("/verification/confirm", Map.of("token", token)).then().statusCode(400);

        assertThat(isVerified(squatter)).isEqualTo("f");
    }

    @Test
    void theyTakeTheAccountOverByAPasswordOfTheirOwn() {
        Owner squatter = Owner.onboarded();
        SecondFactorTest.setUp(squatter);
        String token = Mailbox.token(squatter.email(), "verification");

        post("/verification/claim", Map.of("token", token, "password", NEXT))
                .then()
                .statusCode(204);

        assertThat(isVerified(squatter)).isEqualTo("t");
        Owner.refresh(squatter.refreshToken()).then().statusCode(400);
        assertThat(Login.signIn(squatter.email(), Owner.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(Login.signIn(squatter.email(), NEXT).statusCode()).isEqualTo(303);
        post("/verification/claim", Map.of("token", token, "password", NEXT))
                .then()
                .statusCode(404)
                .body("code", equalTo("link-expired"));
    }

    @Test
    void thePageRunsItsOwnScriptOnly() {
        String policy = given().get("/account").then().statusCode(200).extract().header("Content-Security-Policy");

        assertThat(policy).contains("default-src 'none'", "script-src 'sha256-", "frame-ancestors 'none'");
    }

    private static String isVerified(Owner owner) {
        return TestDatabase.text("select email_verified_at is not null from platform_user where id = ?", owner.id());
    }

    private static Response change(Owner owner, String current, String next) {
        return owner.asks().body(Map.of("current", current, "password", next)).post("/api/v1/account/password");
    }

    private static Response post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/account" + path);
    }
}
