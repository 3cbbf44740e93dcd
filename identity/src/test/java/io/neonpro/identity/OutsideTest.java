package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class OutsideTest {

    private static final String ISSUER = "http://id.example";

    private HttpServer provider;
    private ECKey key;

    @BeforeEach
    void start() throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        provider.createContext("/keys", exchange -> {
            try (exchange) {
                byte[] body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void whoATrustedProviderKnowsGetsATokenForThatTenantThatNothingRenews() throws Exception {
        Owner owner = Owner.onboarded();
        trust(owner);

        Response answer = exchange(owner, token(claims(owner), key));

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
        trust(owner);
        ECKey forged = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        Date anHourAgo = Date.from(Instant.now().minusSeconds(3600));

        assertRefused(owner, token(claims(owner), forged));
        assertRefused(owner, token(claims(owner).claim("email_verified", false), key));
        assertRefused(owner, token(claims(owner).audience("another"), key));
        assertRefused(owner, token(claims(owner).expirationTime(anHourAgo), key));
        assertRefused(
                owner,
                token(claims(owner).expirationTime(Date.from(Instant.now().minusSeconds(5))), key));
        assertRefused(owner, token(claims(owner).issuer("http://other.example"), key));
        assertRefused(owner, token(claims(owner).claim("email", stranger.email()), key));
        assertRefused(stranger, token(claims(owner), key));
        assertRefused(owner, "no.token.atall");
    }

    @Test
    void onlyWhoAnswersForATenantTrustsProvidersForIt() {
        Owner owner = Owner.onboarded();
        Response manager = MachineTest.serviceAccount(owner, "manager");
        String token = given().auth()
                .preemptive()
                .basic(manager.path("clientId"), manager.path("clientSecret"))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .path("access_token");

        given().auth().oauth2(token).get("/api/v1/issuers").then().statusCode(403);
        String id = trust(owner);
        owner.asks().get("/api/v1/issuers").then().body("items.issuer[0]", equalTo(ISSUER));
        Owner.onboarded().asks().get("/api/v1/issuers/" + id).then().statusCode(404);
        Owner.onboarded().asks().delete("/api/v1/issuers/" + id).then().statusCode(404);
        owner.asks()
                .header("If-Match", "\"2\"")
                .delete("/api/v1/issuers/" + id)
                .then()
                .statusCode(412);
        owner.asks().delete("/api/v1/issuers/" + id).then().statusCode(204);
    }

    @Test
    void whatWasMadeIsFoundWhereItSays() {
        Owner owner = Owner.onboarded();
        Response made = owner.asks().body("""
                        {"issuer":"%s","clientId":"aurora","keysAt":"http://127.0.0.1:1/keys","algorithm":"ES256"}
                        """.formatted(ISSUER)).post("/api/v1/issuers");

        Response found = owner.asks().get(made.header("Location"));

        found.then().statusCode(200).header("ETag", made.header("ETag"));
        assertThat(found.asString()).isEqualTo(made.asString());
    }

    /** Whom a tenant trusts says who people of all its clinics are. */
    @Test
    void nobodyTrustsAProviderFromOneClinicAlone() {
        Owner owner = Owner.onboarded();
        String id = trust(owner);
        UUID clinic = UUID.randomUUID();

        at(owner, clinic).get("/api/v1/issuers").then().statusCode(403);
        at(owner, clinic).delete("/api/v1/issuers/" + id).then().statusCode(403);
        at(owner, clinic).body("""
                        {"issuer":"http://other.example","clientId":"aurora","keysAt":"http://127.0.0.1:1/keys","algorithm":"ES256"}
                        """).post("/api/v1/issuers").then().statusCode(403);
        at(owner, clinic).get("/api/v1/security-events").then().statusCode(403);
    }

    private static RequestSpecification at(Owner owner, UUID clinic) {
        return owner.asks().header("X-Clinic-Id", clinic);
    }

    /** Somebody of a tenant of their own who works here, too. */
    private static Owner member(Owner owner) {
        Owner member = Owner.onboarded().verified();
        join(owner, member);
        return member;
    }

    private static void join(Owner owner, Owner member) {
        owner.asks()
                .body(Map.of("email", member.email(), "roles", List.of("reception")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
        Owner.accept(member.email(), "Bia", Owner.PASSWORD).then().statusCode(200);
    }

    private String trust(Owner owner) {
        return owner.asks()
                .body("""
                        {"issuer":"%s","clientId":"aurora","keysAt":"http://127.0.0.1:%d/keys","algorithm":"ES256"}
                        """.formatted(ISSUER, provider.getAddress().getPort()))
                .post("/api/v1/issuers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JWTClaimsSet.Builder claims(Owner owner) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("somebody")
                .audience("aurora")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("email", owner.email())
                .claim("email_verified", true);
    }

    private static String token(JWTClaimsSet.Builder claims, ECKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), claims.build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static void assertRefused(Owner owner, String token) {
        exchange(owner, token).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    private static Response exchange(Owner owner, String token) {
        return given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", "neonpro")
                .formParam("tenant", owner.tenant())
                .formParam("subject_token", token)
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:id_token")
                .post("/oauth/token");
    }

    @Test
    void theTokenIsForNoMoreThanIsAskedFor() throws Exception {
        Owner owner = Owner.onboarded();
        trust(owner);
        String clinic = UUID.randomUUID().toString();

        String here =
                exchange(owner, token(claims(owner), key), "clinic", clinic).path("access_token");
        String billing = exchange(owner, token(claims(owner), key), "audience", "billing")
                .path("access_token");

        assertThat(SignedJWT.parse(here).getJWTClaimsSet().getStringListClaim("clinics"))
                .containsExactly(clinic);
        given().auth().oauth2(billing).get("/api/v1/users").then().statusCode(401);
    }

    @Test
    void itIsKnownToBeGoodAsLongAsTheyAreAMember() throws Exception {
        Owner owner = Owner.onboarded();
        trust(owner);
        Owner member = member(owner);
        String token = exchange(owner, token(claims(member), key)).path("access_token");

        assertThat(OAuth.isActive(token)).isTrue();
        owner.asks().delete("/api/v1/memberships/" + member.id()).then().statusCode(204);

        assertThat(OAuth.isActive(token)).isFalse();
    }

    /** ASVS 5, 10.5.2: an address may be given to somebody else. */
    @Test
    void whoTheyAreIsWhomTheProviderMeantByTheSubjectAtFirst() throws Exception {
        Owner owner = Owner.onboarded();
        trust(owner);
        Owner member = member(owner);
        exchange(owner, token(claims(owner), key)).then().statusCode(200);

        assertRefused(owner, token(claims(owner).subject("another"), key));
        String same = exchange(owner, token(claims(member), key)).path("access_token");

        assertThat(SignedJWT.parse(same).getJWTClaimsSet().getSubject())
                .isEqualTo(owner.id().toString());
    }

    /** What another provider calls them, or another tenant's, is its own business. */
    @Test
    void aSubjectIsOneProvidersAlone() throws Exception {
        Owner owner = Owner.onboarded();
        Owner member = member(owner);
        trust(member);
        exchange(member, token(claims(member), key)).then().statusCode(200);
        trust(owner);

        exchange(owner, token(claims(owner), key)).then().statusCode(200);
        exchange(owner, token(claims(member).subject("another"), key)).then().statusCode(200);
    }

    @Test
    void whoLeftAndCameBackMayBeCalledOtherwise() throws Exception {
        Owner owner = Owner.onboarded();
        trust(owner);
        Owner member = member(owner);
        exchange(owner, token(claims(member), key)).then().statusCode(200);
        owner.asks().delete("/api/v1/memberships/" + member.id()).then().statusCode(204);
        join(owner, member);

        exchange(owner, token(claims(member).subject("another"), key)).then().statusCode(200);
    }

    /** ASVS 5, 10.5.1. */
    @Test
    void anIdTokenIsGoodOnce() throws Exception {
        Owner owner = Owner.onboarded();
        trust(owner);
        String token = token(claims(owner), key);
        exchange(owner, token).then().statusCode(200);

        assertRefused(owner, token);
        assertRefused(owner, signedAgain(token));
        assertRefused(
                owner,
                token(claims(owner).expirationTime(Date.from(Instant.now().plus(Duration.ofDays(2)))), key));
    }

    /** What it says is the same, and so is what it is worth. */
    private String signedAgain(String token) throws Exception {
        return token(new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet()), key);
    }

    /** One tenant's provider says nothing of what somebody has and is elsewhere. */
    @Test
    void aProviderOpensNothingOfTheirsBeyondTheTenant() throws Exception {
        Owner owner = Owner.onboarded();
        trust(owner);
        String token = exchange(owner, token(claims(owner), key)).path("access_token");

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

    private static RequestSpecification asks(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static Response exchange(Owner owner, String token, String field, String value) {
        return given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", "neonpro")
                .formParam("tenant", owner.tenant())
                .formParam("subject_token", token)
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:id_token")
                .formParam(field, value)
                .post("/oauth/token");
    }
}
