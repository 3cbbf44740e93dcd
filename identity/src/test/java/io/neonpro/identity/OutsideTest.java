package io.neonpro.identity;

import static io.neonpro.identity.OAuth.exchange;
import static io.neonpro.identity.Provider.claims;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is known to a provider that their tenant trusts gets a token of it. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class OutsideTest {

    private Provider provider;

    @BeforeEach
    void start() throws IOException, JOSEException {
        provider = Provider.start();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void whoATrustedProviderKnowsGetsATokenForThatTenantThatNothingRenews() throws Exception {
        Owner owner = Owner.onboarded();
        provider.trustedBy(owner);

        Response answer = exchange(owner, provider.says(claims(owner)));

        answer.then().statusCode(200);
        assertThat(answer.<String>path("refresh_token")).isNull();
        String token = answer.path("access_token");
        given().auth().oauth2(token).get("/api/v1/users").then().statusCode(200);
        given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("subject_token", token)
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .formParam("scope", "patient:read")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void whatTheProviderDidNotSayOfThisTenantsPeopleIsRefused() throws Exception {
        Owner owner = Owner.onboarded();
        Owner stranger = Owner.onboarded();
        provider.trustedBy(owner);
        ECKey forged = Provider.anyKey();
        Date anHourAgo = Date.from(Instant.now().minusSeconds(3600));

        assertRefused(owner, Provider.signed(claims(owner), forged));
        assertRefused(owner, provider.says(claims(owner).claim("email_verified", false)));
        assertRefused(owner, provider.says(claims(owner).audience("another")));
        assertRefused(owner, provider.says(claims(owner).expirationTime(anHourAgo)));
        assertRefused(
                owner,
                provider.says(
                        claims(owner).expirationTime(Date.from(Instant.now().minusSeconds(5)))));
        assertRefused(owner, provider.says(claims(owner).issuer("http://other.example")));
        assertRefused(owner, provider.says(claims(owner).claim("email", stranger.email())));
        assertRefused(stranger, provider.says(claims(owner)));
        assertRefused(owner, "no.token.atall");
    }

    /** RFC 8176: or a provider that asks for a password alone would get its people round what their tenant wants. */
    @Test
    void whoNeedsASecondFactorNeedsItThereToo() throws Exception {
        Owner owner = Owner.onboarded();
        Owner member = Users.member(owner);
        provider.trustedBy(owner);
        Events.secondFactorRoles(owner.tenant(), "owner");

        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertRefused(owner, provider.says(claims(owner))));
        assertRefused(owner, provider.says(claims(owner).claim("amr", List.of("pwd"))));
        exchange(owner, provider.says(claims(owner).claim("amr", List.of("pwd", "mfa"))))
                .then()
                .statusCode(200);
        exchange(owner, provider.says(claims(member).subject("another"))).then().statusCode(200);
    }

    /** ASVS 5, 10.5.2: an address may be given to somebody else. */
    @Test
    void whoTheyAreIsWhomTheProviderMeantByTheSubjectAtFirst() throws Exception {
        Owner owner = Owner.onboarded();
        provider.trustedBy(owner);
        Owner member = Users.member(owner);
        exchange(owner, provider.says(claims(owner))).then().statusCode(200);

        assertRefused(owner, provider.says(claims(owner).subject("another")));
        String same = exchange(owner, provider.says(claims(member))).path("access_token");

        assertThat(SignedJWT.parse(same).getJWTClaimsSet().getSubject())
                .isEqualTo(owner.id().toString());
    }

    /** What another provider calls them, or another tenant's, is its own business. */
    @Test
    void aSubjectIsOneProvidersAlone() throws Exception {
        Owner owner = Owner.onboarded();
        Owner member = Users.member(owner);
        provider.trustedBy(member);
        exchange(member, provider.says(claims(member))).then().statusCode(200);
        provider.trustedBy(owner);

        exchange(owner, provider.says(claims(owner))).then().statusCode(200);
        exchange(owner, provider.says(claims(member).subject("another"))).then().statusCode(200);
    }

    @Test
    void whoLeftAndCameBackMayBeCalledOtherwise() throws Exception {
        Owner owner = Owner.onboarded();
        provider.trustedBy(owner);
        Owner member = Users.member(owner);
        exchange(owner, provider.says(claims(member))).then().statusCode(200);
        owner.asks().delete("/api/v1/memberships/" + member.id()).then().statusCode(204);
        Users.join(owner, member);

        exchange(owner, provider.says(claims(member).subject("another"))).then().statusCode(200);
    }

    /** ASVS 5, 10.5.1. */
    @Test
    void anIdTokenIsGoodOnce() throws Exception {
        Owner owner = Owner.onboarded();
        provider.trustedBy(owner);
        String token = provider.says(claims(owner));
        exchange(owner, token).then().statusCode(200);

        assertRefused(owner, token);
        assertRefused(owner, signedAgain(token));
        assertRefused(
                owner,
                provider.says(
                        claims(owner).expirationTime(Date.from(Instant.now().plus(Duration.ofDays(2))))));
    }

    /** It could read by itself what is theirs alone. */
    @Test
    void aProviderSpeaksForNoPatient() throws Exception {
        Owner owner = Owner.onboarded();
        provider.trustedBy(owner);
        Owner patient = Owner.onboarded().verified();
        Patients.invite(owner, patient.email(), Patients.of(owner)).then().statusCode(201);
        Owner.accept(patient.email(), "Ana", Owner.PASSWORD).then().statusCode(200);

        assertRefused(owner, provider.says(claims(patient)));
    }

    private String signedAgain(String token) throws Exception {
        return provider.says(new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet()));
    }

    private static void assertRefused(Owner owner, String token) {
        exchange(owner, token).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }
}
