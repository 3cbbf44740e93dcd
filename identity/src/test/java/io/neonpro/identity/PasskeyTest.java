package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has a passkey says it beside their password; an authenticator in software answers. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class PasskeyTest {

    private final SoftwareAuthenticator phone = SoftwareAuthenticator.atHome();
    private Owner owner;
    private Passkeys passkeys;

    @BeforeEach
    void signUp() {
        owner = Owner.onboarded();
        passkeys = new Passkeys(owner, phone);
    }

    @Test
    void whoHasOneSignsInWithItAndThePassword() {
        passkeys.register(phone).then().statusCode(201).body("recoveryCodes", hasSize(10));

        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);

        asked.then().statusCode(200).header("Content-Security-Policy", containsString("script-src 'sha256-"));
        Login.second(Passkeys.ticket(asked), phone.get(Passkeys.challenge(asked)))
                .then()
                .statusCode(303);
    }

    @Test
    void anAnswerWorksOnce() {
        passkeys.register(phone);
        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);
        Map<String, String> answer = phone.get(Passkeys.challenge(asked));
        Login.second(Passkeys.ticket(asked), answer).then().statusCode(303);

        Response again = Login.signIn(owner.email(), Owner.PASSWORD);

        assertThat(Login.second(Passkeys.ticket(again), answer).statusCode()).isEqualTo(401);
    }

    /** A challenge that was made for somebody else, or by nobody. */
    @Test
    void whatWasNotAskedIsNotAnswered() {
        passkeys.register(phone);
        Owner other = Owner.onboarded();
        String othersChallenge =
                new Passkeys(other, phone).options(Owner.PASSWORD).path("challenge");

        for (String challenge : List.of(othersChallenge, "A".repeat(43))) {
            Response asked = Login.signIn(owner.email(), Owner.PASSWORD);
            assertThat(Login.second(Passkeys.ticket(asked), phone.get(challenge))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void anotherKeyDoesNotAnswerForIt() {
        passkeys.register(phone);
        SoftwareAuthenticator stolen = SoftwareAuthenticator.atHome();
        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);

        Map<String, String> forged = new HashMap<>(stolen.get(Passkeys.challenge(asked)));
        forged.put("credentialId", phone.get(Passkeys.challenge(asked)).get("credentialId"));

        assertThat(Login.second(Passkeys.ticket(asked), forged).statusCode()).isEqualTo(401);
    }

    /** Web Authentication, 7.2, step 21: it has counted less far than the one that is known. */
    @Test
    void aCopyIsNotLetIn() {
        passkeys.register(phone);
        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);
        Login.second(Passkeys.ticket(asked), phone.get(Passkeys.challenge(asked)))
                .then()
                .statusCode(303);
        phone.forgetOne();

        Response again = Login.signIn(owner.email(), Owner.PASSWORD);

        assertThat(Login.second(Passkeys.ticket(again), phone.get(Passkeys.challenge(again)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCodeThatWasKeptTakesItsPlaceOnce() {
        List<String> codes = passkeys.register(phone).path("recoveryCodes");

        Login.second(Passkeys.ticket(Login.signIn(owner.email(), Owner.PASSWORD)), codes.getFirst())
                .then()
                .statusCode(303);

        assertThat(Login.second(Passkeys.ticket(Login.signIn(owner.email(), Owner.PASSWORD)), codes.getFirst())
                        .statusCode())
                .isEqualTo(401);
    }

    /** There is no authenticator application to be removed by it. */
    @Test
    void aCodeThatWasKeptIsNotUsedUpForNothing() {
        List<String> codes = passkeys.register(phone).path("recoveryCodes");

        owner.asks()
                .body(Map.of("code", codes.getFirst()))
                .post("/api/v1/account/second-factor/remove")
                .then()
                .statusCode(409)
                .body("code", equalTo("second-factor-off"));

        Login.second(Passkeys.ticket(Login.signIn(owner.email(), Owner.PASSWORD)), codes.getFirst())
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

        Response told = Login.second(Passkeys.ticket(asked), phone.create(Passkeys.offered(asked)));

        told.then().statusCode(200).body(containsString("<pre>"));
        Response back = Login.second(Passkeys.ticket(told), phone.get(Passkeys.challenge(told)));
        back.then().statusCode(303);
        Owner.refresh(Login.exchange(back).path("refresh_token")).then().statusCode(200);
    }
}
