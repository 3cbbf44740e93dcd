package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.identity.signing.SigningKeys;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class SigningTest {

    @Inject
    SigningKeys keys;

    @Test
    void publishedKeysArePublicAndMayBeCached() {
        given().get("/oauth/jwks")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=300"))
                .body("keys.kty", everyItem(equalTo("EC")))
                .body("keys.d", everyItem(nullValue()));
    }

    @Test
    void privateKeysAreSealed() {
        Owner.registered();

        assertThat(TestDatabase.text("select public_key->>'d' from signing_key"))
                .isNull();
        assertThat(TestDatabase.text("select length(sealed_private) from signing_key"))
                .isEqualTo("60");
    }

    @Test
    void aTokenStillVerifiesWhenTheNextKeyHasTakenOver() throws Throwable {
        Owner before = Owner.onboarded();

        VertxContextSupport.subscribeAndAwait(() -> keys.rotate());

        Owner after = Owner.registered();
        assertThat(kid(after.accessToken())).isNotEqualTo(kid(before.accessToken()));
        before.asks().get("/api/v1/users").then().statusCode(200);
        after.asks().get("/api/v1/users").then().statusCode(200);
        given().get("/oauth/jwks")
                .then()
                .body("keys.kid", hasItem(kid(before.accessToken())))
                .body("keys.kid", hasItem(kid(after.accessToken())));
    }

    @Test
    void aKeyThatGotOutIsWithdrawnAndItsTokensWithIt() {
        Owner owner = Owner.onboarded();
        String operator = operator();

        given().auth()
                .oauth2(operator)
                .post("/q/neonpro/signing-keys/" + kidOf(owner.accessToken()) + "/withdraw")
                .then()
                .statusCode(204);

        given().get("/oauth/jwks").then().body("keys.kid", not(hasItem(kidOf(owner.accessToken()))));
        String next = Owner.refresh(owner.refreshToken()).path("access_token");
        given().auth().oauth2(next).get("/api/v1/users").then().statusCode(200);
        owner.asks().get("/api/v1/users").then().statusCode(401);
        owner.asks()
                .post("/q/neonpro/signing-keys/" + kidOf(next) + "/withdraw")
                .then()
                .statusCode(401);
    }

    @Test
    void clientsThatKnowOauthOnlyFindTheSameConfiguration() {
        assertThat(given().get("/.well-known/oauth-authorization-server").asString())
                .isEqualTo(given().get("/.well-known/openid-configuration").asString())
                .contains("userinfo_endpoint", "end_session_endpoint");
    }

    private static String operator() {
        String secret = ConfigProvider.getConfig().getValue("NEONPRO_OPERATOR_SECRET", String.class);
        return given().auth()
                .preemptive()
                .basic("operator", secret)
                .formParam("grant_type", "client_credentials")
                .formParam("audience", "identity")
                .post("/oauth/token")
                .path("access_token");
    }

    private static String kidOf(String token) {
        try {
            return kid(token);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theConfigurationNamesTheseEndpoints() {
        given().get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body("token_endpoint", containsString("/oauth/token"))
                .body("jwks_uri", containsString("/oauth/jwks"))
                .body("code_challenge_methods_supported", equalTo(List.of("S256")));
    }

    @Test
    void aTokenThatSomebodyElseSignedIsRefused() {
        Owner owner = Owner.onboarded();
        String forged = TestTokens.user(owner.tenant()).scopes("user:read").sign();

        given().auth()
                .oauth2(forged)
                .get("/api/v1/users")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void aTokenForSomebodyElseOrOfAnotherTimeOrPlaceIsRefused() throws Throwable {
        Owner owner = Owner.onboarded();
        JWTClaimsSet good = SignedJWT.parse(owner.accessToken()).getJWTClaimsSet();
        Date anHourAgo = Date.from(Instant.now().minus(Duration.ofHours(1)));

        assertThat(statusWith(changed(good))).isEqualTo(200);
        assertThat(statusWith(changed(good).audience("billing"))).isEqualTo(401);
        assertThat(statusWith(changed(good).expirationTime(anHourAgo))).isEqualTo(401);
        assertThat(statusWith(changed(good).issuer("https://evil.example"))).isEqualTo(401);
        assertThat(statusWith(changed(good).claim("scope", "patient:read"))).isEqualTo(403);
    }

    /** Row 12: it is signed by the same keys, for an application of the platform's own name. */
    @Test
    void anIdTokenIsNoAccessToken() throws Throwable {
        Owner owner = Owner.onboarded();
        JWTClaimsSet good = SignedJWT.parse(owner.accessToken()).getJWTClaimsSet();

        assertThat(statusWith("JWT", changed(good))).isEqualTo(401);
        assertThat(statusWith("logout+jwt", changed(good))).isEqualTo(401);
    }

    @Test
    void aTokenWithoutAPermissionOpensNothing() {
        given().get("/api/v1/users").then().statusCode(401);
        given().auth()
                .oauth2(Owner.clinicService())
                .get("/api/v1/service-accounts")
                .then()
                .statusCode(403);
    }

    private static JWTClaimsSet.Builder changed(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims);
    }

    private int statusWith(JWTClaimsSet.Builder claims) throws Throwable {
        return statusWith("at+jwt", claims);
    }

    private int statusWith(String type, JWTClaimsSet.Builder claims) throws Throwable {
        String token = VertxContextSupport.subscribeAndAwait(() -> keys.sign(new JOSEObjectType(type), claims.build()));
        return given().auth().oauth2(token).get("/api/v1/users").statusCode();
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
