package io.neonpro.identity;

import static io.neonpro.identity.OAuth.exchange;
import static io.neonpro.identity.Provider.claims;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a token opens, and for how long, that somebody got by the word of a provider that their tenant trusts. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class OutsideTokenTest {

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
    void theTokenIsForNoMoreThanIsAskedFor() throws Exception {
        Owner owner = Owner.onboarded();
        provider.trustedBy(owner);
        String clinic = UUID.randomUUID().toString();

        String here = exchange(owner, provider.says(claims(owner)), Map.of("clinic", clinic))
                .path("access_token");
        String billing = exchange(owner, provider.says(claims(owner)), Map.of("audience", "billing"))
                .path("access_token");

        assertThat(SignedJWT.parse(here).getJWTClaimsSet().getStringListClaim("clinics"))
                .containsExactly(clinic);
        given().auth().oauth2(billing).get("/api/v1/users").then().statusCode(401);
    }

    @Test
    void itIsKnownToBeGoodAsLongAsTheyAreAMember() throws Exception {
        Owner owner = Owner.onboarded();
        provider.trustedBy(owner);
        Owner member = Users.member(owner);
        String token = exchange(owner, provider.says(claims(member))).path("access_token");

        assertThat(OAuth.isActive(token)).isTrue();
        owner.asks().delete("/api/v1/memberships/" + member.id()).then().statusCode(204);

        assertThat(OAuth.isActive(token)).isFalse();
    }

    /** What it says is the same, and so is what it is worth. */
    @Test
    void itsTokensEndWhenItIsTrustedNoMore() throws Exception {
        Owner owner = Owner.onboarded();
        Owner member = Users.member(owner);
        String issuer = provider.trustedBy(owner);
        String token = exchange(owner, provider.says(claims(member))).path("access_token");
        assertThat(OAuth.isActive(token)).isTrue();

        owner.asks().delete("/api/v1/issuers/" + issuer).then().statusCode(204);

        assertThat(OAuth.isActive(token)).isFalse();
        asks(token).get("/api/v1/users").then().statusCode(401);
    }

    /** One tenant's provider says nothing of what somebody has and is elsewhere. */
    @Test
    void aProviderOpensNothingOfTheirsBeyondTheTenant() throws Exception {
        Owner owner = Owner.onboarded();
        provider.trustedBy(owner);
        String token = exchange(owner, provider.says(claims(owner))).path("access_token");

        asks(token).get("/api/v1/sessions").then().statusCode(403).body("detail", not(containsString("machine")));
        asks(token).delete("/api/v1/sessions").then().statusCode(403);
        asks(token).get("/api/v1/account/passkeys").then().statusCode(403);
        asks(token)
                .body("{\"name\":\"Ana Lima\"}")
                .patch("/api/v1/users/" + owner.id())
                .then()
                .statusCode(403)
                .body("code", equalTo("not-your-name"));
        Owner.refresh(owner.refreshToken()).then().statusCode(200);
    }

    /** By one of their own they would be anybody, for longer than they are there. */
    @Test
    void neitherAMachineNorWhomAProviderNamesSaysWhomToTrust() throws Exception {
        Owner owner = Owner.onboarded();
        String id = provider.trustedBy(owner);
        Response machine = Machines.of(owner, "owner", true);
        String ofMachine = OAuth.clientCredentials(machine.path("clientId"), machine.path("clientSecret"))
                .path("access_token");
        String ofProvider = exchange(owner, provider.says(claims(owner))).path("access_token");

        for (String token : List.of(ofMachine, ofProvider)) {
            asks(token).delete("/api/v1/issuers/" + id).then().statusCode(403);
            asks(token).body("""
                            {"issuer":"http://thief.example","clientId":"a","keysAt":"http://127.0.0.1:1/keys","algorithm":"ES256"}
                            """).post("/api/v1/issuers").then().statusCode(403);
        }
        await().untilAsserted(() -> owner.asks()
                .get("/api/v1/security-events")
                .then()
                .body("items.find { it.kind == 'provider-trusted' }.subject", equalTo(id)));
    }

    private static RequestSpecification asks(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}
