package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class SecondFactorTest {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    private static final Pattern SECRET = Pattern.compile(">([A-Z2-7]{52})</a>");

    private static final Pattern RECOVERY_CODE = Pattern.compile("[A-Z2-7]{4}(-[A-Z2-7]{4}){5}");

    @Test
    void aPasswordAloneSignsNobodyInWhoHasASecondFactor() {
        Owner owner = Owner.onboarded();
        List<String> codes = setUp(owner);

        Response asked = Login.signIn(owner.email(), Owner.PASSWORD);
        asked.then().statusCode(200).body(containsString("name=\"ticket\""));
        String ticket = ticket(asked);
        Login.second(ticket, "000000").then().statusCode(401);
        Login.second(ticket, codes.getFirst()).then().statusCode(303);

        assertThat(Login.second(ticket, codes.get(1)).statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeWorksOnce() {
        Owner owner = Owner.onboarded();
        List<String> codes = setUp(owner);
        Login.second(ticket(Login.signIn(owner.email(), Owner.PASSWORD)), codes.getFirst())
                .then()
                .statusCode(303);

        Login.second(ticket(Login.signIn(owner.email(), Owner.PASSWORD)), codes.getFirst())
                .then()
                .statusCode(401);
    }

    /** Somebody knows the password. */
    @Test
    void aWrongCodeIsWrittenDown() {
        Owner owner = Owner.onboarded();
        setUp(owner);

        Login.second(ticket(Login.signIn(owner.email(), Owner.PASSWORD)), "000000")
                .then()
                .statusCode(401);

        owner.asks()
                .get("/api/v1/security-events")
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("sign-in-refused"))
                .body("items[0].subject", equalTo(owner.id().toString()))
                .body("items[0].detail.wrong", equalTo("second-factor"));
    }

    @Test
    void codesAreNotGuessedForLong() {
        Owner owner = Owner.onboarded();
        setUp(owner);
        String ticket = ticket(Login.signIn(owner.email(), Owner.PASSWORD));

        Response refused = Stream.generate(() -> Login.second(ticket, "000000"))
                .limit(20)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        refused.then().header("Retry-After", matchesPattern("\\d+")).body(containsString("name=\"ticket\""));
    }

    /** Whoever knew the old one has got no further. */
    @Test
    void anotherPasswordEndsASignInThatHasBegun() {
        Owner owner = Owner.onboarded();
        List<String> codes = setUp(owner);
        String ticket = ticket(Login.signIn(owner.email(), Owner.PASSWORD));
        owner.asks()
                .body(Map.of("current", Owner.PASSWORD, "password", "seventeen violet umbrellas"))
                .post("/api/v1/account/password")
                .then()
                .statusCode(204);

        Login.second(ticket, codes.getFirst()).then().statusCode(401);
    }

    @Test
    void whatWasNotConfirmedIsNotAskedFor() {
        Owner owner = Owner.onboarded();
        begin(owner);

        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
    }

    /** Whoever got hold of a token is not its owner. */
    @Test
    void whoSetsItUpSaysTheirPasswordAgain() {
        Owner owner = Owner.onboarded();

        owner.asks()
                .body(Map.of("password", "something else altogether"))
                .post("/api/v1/account/second-factor")
                .then()
                .statusCode(403)
                .body("code", equalTo("wrong-password"));
    }

    @Test
    void whoTakesItAwayNeedsACode() {
        Owner owner = Owner.onboarded();
        List<String> codes = setUp(owner);

        remove(owner, "123456").then().statusCode(403).body("code", equalTo("wrong-code"));
        remove(owner, codes.getFirst()).then().statusCode(204);

        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
    }

    /** By the tenant's policy. */
    @Test
    void whoNeedsOneSetsItUpBeforeTheyAreLetIn() {
        Owner owner = Owner.onboarded();
        Events.secondFactorRoles(owner.tenant(), "owner", "finance");
        Response asked = await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> Login.signIn(owner.email(), Owner.PASSWORD),
                        answer ->
                                answer.statusCode() == 200 && answer.asString().contains("otpauth:"));
        Matcher secret = SECRET.matcher(asked.asString());
        assertThat(secret.find()).isTrue();

        Response told = Login.second(ticket(asked), code(secret.group(1)));
        told.then().statusCode(200);
        Matcher kept = RECOVERY_CODE.matcher(told.asString());
        assertThat(kept.find()).isTrue();

        Login.second(ticket(told), kept.group()).then().statusCode(303);
    }

    /** Or who signed in before would go on for a month without. */
    @Test
    void noSessionGoesOnWithoutWhatItsTenantWants() {
        Owner owner = Owner.onboarded();
        String stolen = Owner.signIn(owner.tenant(), owner.id(), owner.email(), Owner.PASSWORD)
                .path("token.refresh_token");
        want(owner, "owner");
        Owner.refresh(owner.refreshToken()).then().statusCode(400).body("error", equalTo("invalid_grant"));

        List<String> codes = setUp(owner);

        Owner.refresh(owner.refreshToken()).then().statusCode(200);
        Owner.refresh(stolen).then().statusCode(400).body("error", equalTo("invalid_grant"));
        Response back = signIn(owner, codes.getFirst());
        Owner.refresh(Login.exchange(back).path("refresh_token")).then().statusCode(200);
        Owner.refresh(Login.exchange(Login.again(back, "")).path("refresh_token"))
                .then()
                .statusCode(200);
    }

    @Test
    void whoIsOfAnotherRoleNeedsNone() {
        Owner owner = Owner.onboarded();
        want(owner, "finance");

        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
        Owner.refresh(owner.refreshToken()).then().statusCode(200);
    }

    @Test
    void neitherTheSecretNorTheCodesAreStored() {
        Owner owner = Owner.onboarded();
        String secret = begin(owner);

        assertThat(TestDatabase.text(
                        "select encode(sealed_secret, 'hex') from second_factor where user_id = ?", owner.id()))
                .isNotNull()
                .doesNotContain(HexFormat.of().formatHex(decoded(secret)));
    }

    /** As their tenant wants a second factor of these roles, and this service has heard it. */
    static void want(Owner owner, String... roles) {
        Events.secondFactorRoles(owner.tenant(), roles);
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        TestDatabase.text("select 1 from tenant_settings where tenant_id = ?", owner.tenant()) != null);
    }

    /** The way back to the application, with a code beside the password. */
    static Response signIn(Owner owner, String code) {
        return Login.second(ticket(Login.signIn(owner.email(), Owner.PASSWORD)), code);
    }

    /** Answers the recovery codes. */
    static List<String> setUp(Owner owner) {
        String secret = begin(owner);
        return confirm(owner, secret).then().statusCode(200).extract().path("recoveryCodes");
    }

    static Response confirm(Owner owner, String secret) {
        return owner.asks().body(Map.of("code", code(secret))).post("/api/v1/account/second-factor/confirm");
    }

    static String begin(Owner owner) {
        return owner.asks()
                .body(Map.of("password", Owner.PASSWORD))
                .post("/api/v1/account/second-factor")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("secret");
    }

    private static Response remove(Owner owner, String code) {
        return owner.asks().body(Map.of("code", code)).post("/api/v1/account/second-factor/remove");
    }

    private static String ticket(Response page) {
        Matcher ticket = TICKET.matcher(page.asString());
        assertThat(ticket.find()).isTrue();
        return ticket.group(1);
    }

    private static String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(decoded(secret), "HmacSHA1"), Instant.now());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String secret) {
        return Base32.decode(secret + "=".repeat((8 - secret.length() % 8) % 8));
    }
}
