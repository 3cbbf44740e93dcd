package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has a passkey says it beside their password; an authenticator in software answers. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class PasskeyTest {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]+)\"");

    private static final Pattern OFFERED = Pattern.compile("&quot;challenge&quot;:&quot;([^&]+)&quot;");

    private final SoftwareAuthenticator phone = SoftwareAuthenticator.atHome();
    private Owner owner;

    @BeforeEach
    void signUp() {
        owner = Owner.onboarded();
    }

    @Test
    void whoHasOneSignsInWithItAndThePassword() {
        register(phone).then().statusCode(201).body("recoveryCodes", hasSize(10));

        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);

        asked.then().statusCode(200).header("Content-Security-Policy", containsString("script-src 'sha256-"));
        Login.second(ticket(asked), phone.get(challenge(asked))).then().statusCode(303);
    }

    @Test
    void anAnswerWorksOnce() {
        register(phone);
        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);
        Map<String, String> answer = phone.get(challenge(asked));
        Login.second(ticket(asked), answer).then().statusCode(303);

        Response again = Login.signIn(owner.email(), Owner.PASSWORD);

        assertThat(Login.second(ticket(again), answer).statusCode()).isEqualTo(401);
    }

    /** A challenge that was made for somebody else, or by nobody. */
    @Test
    void whatWasNotAskedIsNotAnswered() {
        register(phone);
        Owner other = Owner.onboarded();
        String othersChallenge = options(other, Owner.PASSWORD).path("challenge");

        for (String challenge : List.of(othersChallenge, "A".repeat(43))) {
            Response asked = Login.signIn(owner.email(), Owner.PASSWORD);
            assertThat(Login.second(ticket(asked), phone.get(challenge)).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void anotherKeyDoesNotAnswerForIt() {
        register(phone);
        SoftwareAuthenticator stolen = SoftwareAuthenticator.atHome();
        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);

        Map<String, String> forged = new HashMap<>(stolen.get(challenge(asked)));
        forged.put("credentialId", phone.get(challenge(asked)).get("credentialId"));

        assertThat(Login.second(ticket(asked), forged).statusCode()).isEqualTo(401);
    }

    /** Web Authentication, 7.2, step 21: it has counted less far than the one that is known. */
    @Test
    void aCopyIsNotLetIn() {
        register(phone);
        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);
        Login.second(ticket(asked), phone.get(challenge(asked))).then().statusCode(303);
        phone.forgetOne();

        Response again = Login.signIn(owner.email(), Owner.PASSWORD);

        assertThat(Login.second(ticket(again), phone.get(challenge(again))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anotherSitesPageGetsNoneRegistered() {
        SoftwareAuthenticator elsewhere = SoftwareAuthenticator.at("https://evil.example");

        register(elsewhere).then().statusCode(403).body("code", equalTo("passkey-refused"));

        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void whoDoesNotKnowThePasswordRegistersNone() {
        options(owner, "something else altogether").then().statusCode(403).body("code", equalTo("wrong-password"));
    }

    @Test
    void nonsenseIsRefused() {
        add(Map.of("attestationObject", "%%%", "clientDataJSON", "e30")).then().statusCode(403);
        add(Map.of("attestationObject", "oA", "clientDataJSON", "e30")).then().statusCode(403);
        add(Map.of("attestationObject", "oA", "clientDataJSON", "bnVsbA"))
                .then()
                .statusCode(403);
    }

    @Test
    void aCodeThatWasKeptTakesItsPlaceOnce() {
        List<String> codes = register(phone).path("recoveryCodes");

        Login.second(ticket(Login.signIn(owner.email(), Owner.PASSWORD)), codes.getFirst())
                .then()
                .statusCode(303);

        assertThat(Login.second(ticket(Login.signIn(owner.email(), Owner.PASSWORD)), codes.getFirst())
                        .statusCode())
                .isEqualTo(401);
    }

    /** There is no authenticator application to be removed by it. */
    @Test
    void aCodeThatWasKeptIsNotUsedUpForNothing() {
        List<String> codes = register(phone).path("recoveryCodes");

        owner.asks()
                .body(Map.of("code", codes.getFirst()))
                .post("/api/v1/account/second-factor/remove")
                .then()
                .statusCode(409)
                .body("code", equalTo("second-factor-off"));

        Login.second(ticket(Login.signIn(owner.email(), Owner.PASSWORD)), codes.getFirst())
                .then()
                .statusCode(303);
    }

    /** By the tenant's policy. */
    @Test
    void whoNeedsASecondFactorMayMakeOneAtSignIn() {
        Events.secondFactorRoles(owner.tenant(), "owner");
        Response asked = await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> Login.signIn(owner.email(), Owner.PASSWORD),
                        answer -> answer.asString().contains("data-options"));

        Response told = Login.second(ticket(asked), phone.create(found(OFFERED, asked)));

        told.then().statusCode(200).body(containsString("<pre>"));
        Response back = Login.second(ticket(told), phone.get(challenge(told)));
        back.then().statusCode(303);
        Owner.refresh(Login.exchange(back).path("refresh_token")).then().statusCode(200);
    }

    @Test
    void whoRegistersOneStaysSignedInWhereItIsWanted() {
        SecondFactorTest.want(owner, "owner");
        Owner.refresh(owner.refreshToken()).then().statusCode(400);

        register(phone).then().statusCode(201);

        Owner.refresh(owner.refreshToken()).then().statusCode(200);
    }

    @Test
    void aSecondOneBringsNoOtherCodes() {
        register(phone);

        registerBeside(SoftwareAuthenticator.atHome()).then().statusCode(201).body("recoveryCodes", empty());
        registerBeside(phone).then().statusCode(409).body("code", equalTo("passkey-not-added"));

        owner.asks().get("/api/v1/account/passkeys").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void withoutItThePasswordIsEnoughAgain() {
        String id = register(phone).path("id");
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
                .body(Map.of("password", Owner.PASSWORD, "passkey", phone.get(challengeAgain())))
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
        List<String> codes = register(phone).path("recoveryCodes");

        for (String begun : List.of("/passkeys/options", "/second-factor")) {
            begin(begun, Map.of("password", Owner.PASSWORD))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("second-factor-wanted"));
            begin(begun, Map.of("password", Owner.PASSWORD, "code", "000000"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("wrong-code"));
            begin(begun, Map.of("password", Owner.PASSWORD, "passkey", phone.get("A".repeat(43))))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("wrong-code"));
        }

        begin("/passkeys/options", Map.of("password", Owner.PASSWORD, "code", codes.getFirst()))
                .then()
                .statusCode(200);
        begin("/second-factor", Map.of("password", Owner.PASSWORD, "passkey", phone.get(challengeAgain())))
                .then()
                .statusCode(200);
    }

    /** The page to sign in shows one to who has said the password alone. */
    @Test
    void whatIsAskedAtSignInRegistersNone() {
        register(phone);
        String challenge = challenge(Login.signIn(owner.email(), Owner.PASSWORD));

        add(SoftwareAuthenticator.atHome().create(challenge))
                .then()
                .statusCode(403)
                .body("code", equalTo("passkey-refused"));
    }

    @Test
    void whatWasBegunBeforeThereWasASecondFactorIsOver() {
        String secret = SecondFactorTest.begin(owner);
        String challenge = options(owner, Owner.PASSWORD).path("challenge");
        register(phone).then().statusCode(201);

        SecondFactorTest.confirm(owner, secret).then().statusCode(403).body("code", equalTo("wrong-code"));
        add(SoftwareAuthenticator.atHome().create(challenge))
                .then()
                .statusCode(403)
                .body("code", equalTo("passkey-refused"));
    }

    @Test
    void soIsAPasskeyThatWasBegunBeforeAnApplicationWasSetUp() {
        String challenge = options(owner, Owner.PASSWORD).path("challenge");
        SecondFactorTest.setUp(owner);

        add(phone.create(challenge)).then().statusCode(403).body("code", equalTo("passkey-refused"));
    }

    @Test
    void whoHasNoneIsAskedForNone() {
        begin("/passkeys/challenge", Map.of()).then().statusCode(404);
    }

    @Test
    void othersSeeAndRemoveNone() {
        String id = register(phone).path("id");
        Owner other = Owner.onboarded();

        other.asks().get("/api/v1/account/passkeys/" + id).then().statusCode(404);
        other.asks()
                .body(Map.of("password", Owner.PASSWORD))
                .post("/api/v1/account/passkeys/" + id + "/remove")
                .then()
                .statusCode(404);
        Login.signIn(owner.email(), Owner.PASSWORD).then().statusCode(200).body(not(containsString("otpauth:")));
    }

    private Response register(SoftwareAuthenticator authenticator) {
        return add(authenticator.create(options(owner, Owner.PASSWORD).path("challenge")));
    }

    /** By who has the phone already. */
    private Response registerBeside(SoftwareAuthenticator authenticator) {
        Response options =
                begin("/passkeys/options", Map.of("password", Owner.PASSWORD, "passkey", phone.get(challengeAgain())));
        return add(authenticator.create(options.path("challenge")));
    }

    private String challengeAgain() {
        return begin("/passkeys/challenge", Map.of())
                .then()
                .statusCode(200)
                .body("allowCredentials", not(empty()))
                .extract()
                .path("challenge");
    }

    private Response begin(String path, Map<String, ?> body) {
        return owner.asks().body(body).post("/api/v1/account" + path);
    }

    private Response add(Map<String, String> made) {
        Map<String, String> body = new HashMap<>(made);
        body.put("name", "Telefone");
        return owner.asks().body(body).post("/api/v1/account/passkeys");
    }

    private static Response options(Owner owner, String password) {
        return owner.asks().body(Map.of("password", password)).post("/api/v1/account/passkeys/options");
    }

    private static String ticket(Response page) {
        return found(TICKET, page);
    }

    private static String challenge(Response page) {
        return found(CHALLENGE, page);
    }

    private static String found(Pattern pattern, Response page) {
        Matcher matcher = pattern.matcher(page.asString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
