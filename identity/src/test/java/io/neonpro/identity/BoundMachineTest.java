package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A machine whose secret and tokens are worth nothing without its key (RFC 9449); Nimbus makes the proofs. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class BoundMachineTest {

    private static final String USERS = "/api/v1/users";

    private ECKey key;
    private Owner owner;

    @BeforeEach
    void signUp() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).generate();
        owner = Owner.onboarded();
    }

    @Test
    void itsTokenIsBoundToTheKeyThatItShows() throws JOSEException, ParseException {
        Response answer = token(machine(false), Optional.of(proof("POST", endpoint(), null)));

        answer.then().statusCode(200).body("token_type", equalTo("DPoP"));
        String token = answer.path("access_token");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                .containsEntry("jkt", key.computeThumbprint().toString());
        given().auth().oauth2(token).get(USERS).then().statusCode(401);
        given().header("Authorization", "DPoP " + token)
                .header("DPoP", proof("GET", URI.create("http://localhost:" + RestAssured.port + USERS), token))
                .get(USERS)
                .then()
                .statusCode(200);
    }

    @Test
    void whoMustShowAKeyGetsNothingWithout() {
        token(machine(true), Optional.empty()).then().statusCode(400).body("error", equalTo("invalid_dpop_proof"));
    }

    @Test
    void aProofIsShownOnceAndForThisEndpoint() throws JOSEException {
        Response machine = machine(true);
        String proof = proof("POST", endpoint(), null);
        token(machine, Optional.of(proof)).then().statusCode(200);

        token(machine, Optional.of(proof)).then().statusCode(400).body("error", equalTo("invalid_dpop_proof"));
        token(machine, Optional.of(proof("POST", URI.create("https://evil.example/oauth/token"), null)))
                .then()
                .statusCode(400);
        token(machine, Optional.of("nonsense")).then().statusCode(400);
    }

    /** RFC 9449, 4.3. */
    @Test
    void oneProofComesWithARequest() throws JOSEException {
        Response machine = machine(false);

        given().auth()
                .preemptive()
                .basic(machine.path("clientId"), machine.path("clientSecret"))
                .header("DPoP", proof("POST", endpoint(), null))
                .header("DPoP", proof("POST", endpoint(), null))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_dpop_proof"));
    }

    @Test
    void whoShowsNoneGetsATokenLikeAnybody() {
        token(machine(false), Optional.empty()).then().statusCode(200).body("token_type", equalTo("Bearer"));
    }

    private Response machine(boolean requiresProof) {
        Response answer = owner.asks()
                .body("{\"name\":\"robot\",\"roles\":[\"manager\"],\"requiresProof\":%s}".formatted(requiresProof))
                .post("/api/v1/service-accounts");
        answer.then().statusCode(201);
        return answer;
    }

    private static Response token(Response machine, Optional<String> proof) {
        return given().auth()
                .preemptive()
                .basic(machine.path("clientId"), machine.path("clientSecret"))
                .headers(proof.map(text -> Map.of("DPoP", text)).orElseGet(Map::of))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    private String proof(String method, URI uri, String token) throws JOSEException {
        var factory = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
        return token == null
                ? factory.createDPoPJWT(method, uri).serialize()
                : factory.createDPoPJWT(method, uri, new DPoPAccessToken(token)).serialize();
    }

    private static URI endpoint() {
        return URI.create(ConfigProvider.getConfig().getValue("neonpro.issuer.uri", String.class))
                .resolve("/oauth/token");
    }
}
