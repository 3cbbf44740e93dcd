package io.neonpro.identity;

import static io.restassured.RestAssured.given;

import com.nimbusds.jwt.SignedJWT;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.Map;

/** What applications and machines ask of the endpoints for tokens. */
final class OAuth {

    private OAuth() {}

    static Response clientCredentials(String id, String secret) {
        return given().auth()
                .preemptive()
                .basic(id, secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    /** Another token for one, as the field asks for it. */
    static Response exchange(String token, String field, String value) {
        return given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", "neonpro")
                .formParam("subject_token", token)
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .formParam(field, value)
                .post("/oauth/token");
    }

    /** A token of the owner's tenant for what a provider says of somebody. */
    static Response exchange(Owner owner, String token) {
        return exchange(owner, token, Map.of());
    }

    static Response exchange(Owner owner, String token, Map<String, String> more) {
        return given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", "neonpro")
                .formParam("tenant", owner.tenant())
                .formParam("subject_token", token)
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:id_token")
                .formParams(more)
                .post("/oauth/token");
    }

    static Response revoke(String token, String clientId) {
        return given().formParam("token", token)
                .formParam("client_id", clientId)
                .post("/oauth/revoke");
    }

    /** As introspection has it. */
    static boolean isActive(String token) {
        return given().auth()
                .preemptive()
                .basic("clinic", IdentityResource.CLINIC_SECRET)
                .formParam("token", token)
                .post("/oauth/introspect")
                .then()
                .statusCode(200)
                .extract()
                .path("active");
    }

    static String scope(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("scope");
    }
}
