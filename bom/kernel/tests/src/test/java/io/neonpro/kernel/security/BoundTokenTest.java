package io.neonpro.kernel.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.web.RawRequest;
import io.neonpro.kernel.web.RawRequest.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** A token that is bound to a key opens nothing to who lacks the key (RFC 9449). */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class BoundTokenTest {

    private static final String ME = "/api/v1/callers/me";
    private static final int MOST = 5_000;
    private static final String VIA_CALLER = "/api/v1/callers/via/caller";

    private final EllipticCurveJsonWebKey key = newKey();
    private final UUID user = UUID.randomUUID();
    private final String token = TestTokens.user(UUID.randomUUID())
            .subject(user)
            .with("cnf", Map.of("jkt", thumbprint(key)))
            .sign();

    @Test
    void whoHasTheKeyUsesIt() {
        shown(token, proof(key, "GET", ME, token))
                .get(ME)
                .then()
                .statusCode(200)
                .body("subject", equalTo(user.toString()));
    }

    @Test
    void withoutAProofItIsRefused() {
        given().auth().oauth2(token).get(ME).then().statusCode(401);
        given().header("Authorization", "DPoP " + token).get(ME).then().statusCode(401);
    }

    @Test
    void aProofIsShownOnce() {
        String proof = proof(key, "GET", ME, token);
        shown(token, proof).get(ME).then().statusCode(200);

        shown(token, proof).get(ME).then().statusCode(401);
    }

    @Test
    void anotherKeysProofIsNone() {
        shown(token, proof(newKey(), "GET", ME, token)).get(ME).then().statusCode(401);
    }

    @Test
    void aProofIsForOneRequestAndOneToken() {
        shown(token, proof(key, "POST", ME, token)).get(ME).then().statusCode(401);
        shown(token, proof(key, "GET", VIA_CALLER, token)).get(ME).then().statusCode(401);
        shown(token, proof(key, "GET", ME, "another token")).get(ME).then().statusCode(401);
        shown(token, "nonsense").get(ME).then().statusCode(401);
    }

    /** RFC 9449, 7.1. */
    @Test
    void aTokenThatIsBoundToNothingIsNotShownAsIfItWere() {
        String bearer = TestTokens.user(UUID.randomUUID()).sign();

        shown(bearer, proof(key, "GET", ME, bearer)).get(ME).then().statusCode(401);

        given().auth().oauth2(bearer).get(ME).then().statusCode(200);
    }

    /** RFC 9449, 7.1. */
    @Test
    void whoIsRefusedIsToldHowToShowIt() {
        given().auth()
                .oauth2(token)
                .get(ME)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "DPoP error=\"invalid_token\", algs=\"ES256\"");
        shown(token, "nonsense")
                .get(ME)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "DPoP error=\"invalid_dpop_proof\", algs=\"ES256\"");
    }

    /** RFC 9449, 4.3. */
    @Test
    void oneProofComesWithARequest() {
        shown(token, proof(key, "GET", ME, token))
                .header(KeyProof.HEADER, proof(key, "GET", ME, token))
                .get(ME)
                .then()
                .statusCode(401);
    }

    /** The proof is for the first service; the second one is shown that there was one. */
    @Test
    void aServiceThatHasSeenTheProofPassesTheTokenOn() {
        shown(token, proof(key, "GET", VIA_CALLER, token))
                .get(VIA_CALLER)
                .then()
                .statusCode(200)
                .body("subject", equalTo(user.toString()));
    }

    @Test
    void nobodyElsePassesItOn() {
        Response forged =
                given().auth().oauth2(token).header(Hops.HEADER, "A".repeat(43)).get(ME);

        forged.then().statusCode(401);
    }

    /** Whoever has the token, but not its key, is in nobody's way. */
    @Test
    void whoShowsTooManyBadProofsIsLookedAtNoMore() {
        String another = TestTokens.user(UUID.randomUUID())
                .with("cnf", Map.of("jkt", thumbprint(key)))
                .sign();
        String thief =
                "127.9.%d.%d".formatted(user.getLeastSignificantBits() & 127, user.getMostSignificantBits() & 127);

        Answer refused = Stream.generate(() -> guess(thief, token))
                .limit(MOST)
                .filter(answer -> answer.status() != 401)
                .findFirst()
                .orElseThrow();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("ratelimit")).startsWith("\"bad-proof\";r=0;t=");
        assertThat(guess(thief, another).status()).isEqualTo(401);
        shown(token, proof(key, "GET", ME, token)).get(ME).then().statusCode(200);
    }

    private static Answer guess(String source, String token) {
        try {
            return RawRequest.get(ME)
                    .header("Authorization", "DPoP " + token)
                    .header(KeyProof.HEADER, "nonsense")
                    .from(source)
                    .send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestSpecification shown(String token, String proof) {
        return given().header("Authorization", "DPoP " + token).header(KeyProof.HEADER, proof);
    }

    private static String proof(EllipticCurveJsonWebKey key, String method, String path, String token) {
        JwtClaims claims = new JwtClaims();
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setStringClaim("htm", method);
        claims.setStringClaim("htu", "http://localhost:" + RestAssured.port + path);
        claims.setStringClaim("ath", KeyProof.digest(token));
        JsonWebSignature signed = new JsonWebSignature();
        signed.setHeader("typ", "dpop+jwt");
        signed.setJwkHeader(key);
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signed.setKey(key.getPrivateKey());
        signed.setPayload(claims.toJson());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey newKey() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thumbprint(EllipticCurveJsonWebKey key) {
        return key.calculateBase64urlEncodedThumbprint("SHA-256");
    }
}
