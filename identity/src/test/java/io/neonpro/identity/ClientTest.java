package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Services of the platform prove who they are, and get what they may. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class ClientTest {

    @Test
    void aServiceGetsATokenForTheServiceItCallsAndTheTenantItWorksFor() throws ParseException {
        UUID tenant = Ids.next();

        String token = given().auth()
                .preemptive()
                .basic("clinic", IdentityResource.CLINIC_SECRET)
                .formParam("grant_type", "client_credentials")
                .formParam("audience", "identity")
                .formParam("tenant", tenant)
                .post("/oauth/token")
                .path("access_token");

        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("clinic");
        assertThat(claims.getAudience()).containsExactly("identity");
        assertThat(claims.getStringClaim("tenant")).isEqualTo(tenant.toString());
        assertThat(claims.getStringListClaim("roles")).containsExactly("service");
        assertThat(claims.getStringClaim("scope")).isEqualTo("registration:write");
    }

    /** Issue 8, row 17. */
    @Test
    void aServiceCallsOnlyWhomItMay() {
        clientCredentials("clinic", IdentityResource.CLINIC_SECRET, "billing")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));
    }

    @Test
    void aWrongSecretIsRefusedAsTheProtocolHasIt() {
        clientCredentials("clinic", "wrong", "identity")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic"))
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .body("error", equalTo("invalid_client"));
    }

    /** RFC 6749, 2.3.1 and appendix B: it is encoded as a form is, in the header as well. */
    @Test
    void aSecretMayHaveAnyCharacter() {
        String encoded = URLEncoder.encode(IdentityResource.OWN_SECRET, StandardCharsets.UTF_8);

        clientCredentials("identity", encoded, "notify").then().statusCode(200);
        given().formParam("grant_type", "client_credentials")
                .formParam("client_id", "identity")
                .formParam("client_secret", IdentityResource.OWN_SECRET)
                .formParam("audience", "notify")
                .post("/oauth/token")
                .then()
                .statusCode(200);
    }

    @Test
    void requestsThatTheProtocolDoesNotKnowAreRefusedInItsWords() {
        given().formParam("grant_type", "password")
                .formParam("username", "ana")
                .formParam("password", "secret")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("unsupported_grant_type"));
        given().formParam("grant", "nothing")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        given().contentType("application/json")
                .body("{\"grant_type\":\"refresh_token\"}")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    private static Response clientCredentials(String id, String secret, String audience) {
        return given().auth()
                .preemptive()
                .basic(id, secret)
                .formParam("grant_type", "client_credentials")
                .formParam("audience", audience)
                .post("/oauth/token");
    }
}
