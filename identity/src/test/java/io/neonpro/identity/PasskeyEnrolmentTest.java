package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a passkey is added to an account, beside which other factors, and taken away. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class PasskeyEnrolmentTest {

    private final SoftwareAuthenticator phone = SoftwareAuthenticator.atHome();
    private Owner owner;
    private Passkeys passkeys;

    @BeforeEach
    void signUp() {
        owner = Owner.onboarded();
        passkeys = new Passkeys(owner, phone);
    }

    @Test
    void anotherSitesPageGetsNoneRegistered() {
        SoftwareAuthenticator elsewhere = SoftwareAuthenticator.at("https://evil.example");

        passkeys.register(elsewhere).then().statusCode(403).body("code", equalTo("passkey-refused"));

        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void whoDoesNotKnowThePasswordRegistersNone() {
        passkeys.options("something else altogether").then().statusCode(403).body("code", equalTo("wrong-password"));
    }

    @Test
    void nonsenseIsRefused() {
        passkeys.add(Map.of("attestationObject", "%%%", "clientDataJSON", "e30"))
                .then()
                .statusCode(403);
        passkeys.add(Map.of("attestationObject", "oA", "clientDataJSON", "e30"))
                .then()
                .statusCode(403);
        passkeys.add(Map.of("attestationObject", "oA", "clientDataJSON", "bnVsbA"))
                .then()
                .statusCode(403);
    }

    @Test
    void whoRegistersOneStaysSignedInWhereItIsWanted() {
        SecondFactorTest.want(owner, "owner");
        Owner.refresh(owner.refreshToken()).then().statusCode(400);

        passkeys.register(phone).then().statusCode(201);

        Owner.refresh(owner.refreshToken()).then().statusCode(200);
    }

    @Test
    void aSecondOneBringsNoOtherCodes() {
        passkeys.register(phone);

        passkeys.registerBeside(SoftwareAuthenticator.atHome())
                .then()
                .statusCode(201)
                .body("recoveryCodes", empty());
        passkeys.registerBeside(phone).then().statusCode(409).body("code", equalTo("passkey-not-added"));

        owner.asks().get("/api/v1/account/passkeys").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void withoutItThePasswordIsEnoughAgain() {
        String id = passkeys.register(phone).path("id");
        owner.asks()
                .body(Map.of("password", "something else altogether"))
                .post("/api/v1/account/passkeys/" + id + "/remove")
                .then()
                .statusCode(403)
                .body("code", equalTo("wrong-password"));
        owner.asks()
                .body(Map.of("password", Owner.PASSWORD))
                .post("/api/v1/account/passkeys/" + id + "/remove")
                .then()
                .statusCode(403)
                .body("code", equalTo("second-factor-wanted"));

        owner.asks()
                .body(Map.of("password", Owner.PASSWORD, "passkey", phone.get(passkeys.challengeAgain())))
                .post("/api/v1/account/passkeys/" + id + "/remove")
                .then()
                .statusCode(204);

        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(TestDatabase.text("select count(*) from recovery_code where user_id = ?", owner.id()))
                .isEqualTo("0");
    }

    /** Whoever found the password out would add a factor of their own. */
    @Test
    void whoHasASecondFactorSaysItBeforeThereIsAnother() {
        List<String> codes = passkeys.register(phone).path("recoveryCodes");

        for (String begun : List.of("/passkeys/options", "/second-factor")) {
            passkeys.begin(begun, Map.of("password", Owner.PASSWORD))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("second-factor-wanted"));
            passkeys.begin(begun, Map.of("password", Owner.PASSWORD, "code", "000000"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("wrong-code"));
            passkeys.begin(begun, Map.of("password", Owner.PASSWORD, "passkey", phone.get("A".repeat(43))))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("wrong-code"));
        }

        passkeys.begin("/passkeys/options", Map.of("password", Owner.PASSWORD, "code", codes.getFirst()))
                .then()
                .statusCode(200);
        passkeys.begin(
                        "/second-factor",
                        Map.of("password", Owner.PASSWORD, "passkey", phone.get(passkeys.challengeAgain())))
                .then()
                .statusCode(200);
    }

    /** The page to sign in shows one to who has said the password alone. */
    @Test
    void whatIsAskedAtSignInRegistersNone() {
        passkeys.register(phone);
        String challenge = Passkeys.challenge(Login.signIn(owner.email(), Owner.PASSWORD));

        passkeys.add(SoftwareAuthenticator.atHome().create(challenge))
                .then()
                .statusCode(403)
                .body("code", equalTo("passkey-refused"));
    }

    @Test
    void whatWasBegunBeforeThereWasASecondFactorIsOver() {
        String secret = SecondFactorTest.begin(owner);
        String challenge = passkeys.options(Owner.PASSWORD).path("challenge");
        passkeys.register(phone).then().statusCode(201);

        SecondFactorTest.confirm(owner, secret).then().statusCode(403).body("code", equalTo("wrong-code"));
        passkeys.add(SoftwareAuthenticator.atHome().create(challenge))
                .then()
                .statusCode(403)
                .body("code", equalTo("passkey-refused"));
    }

    @Test
    void soIsAPasskeyThatWasBegunBeforeAnApplicationWasSetUp() {
        String challenge = passkeys.options(Owner.PASSWORD).path("challenge");
        SecondFactorTest.setUp(owner);

        passkeys.add(phone.create(challenge)).then().statusCode(403).body("code", equalTo("passkey-refused"));
    }

    @Test
    void whoHasNoneIsAskedForNone() {
        passkeys.begin("/passkeys/challenge", Map.of()).then().statusCode(404);
    }

    @Test
    void othersSeeAndRemoveNone() {
        String id = passkeys.register(phone).path("id");
        Owner other = Owner.onboarded();

        other.asks().get("/api/v1/account/passkeys/" + id).then().statusCode(404);
        other.asks()
                .body(Map.of("password", Owner.PASSWORD))
                .post("/api/v1/account/passkeys/" + id + "/remove")
                .then()
                .statusCode(404);
        Login.signIn(owner.email(), Owner.PASSWORD).then().statusCode(200).body(not(containsString("otpauth:")));
    }
}
