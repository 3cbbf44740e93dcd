package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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

    @Test
    void wrongSecretsAreCountedAndTheRightOneStillWorks() {
        Owner owner = Owner.onboarded();
        Response account = serviceAccount(owner, "reception");
        String id = account.path("clientId");
        for (int i = 0; i < 5; i++) {
            clientCredentials(id, "wrong", null).then().statusCode(401);
        }

        clientCredentials(id, "wrong", null)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("error", equalTo("temporarily_unavailable"));
        clientCredentials(id, account.path("clientSecret"), null).then().statusCode(200);
    }

    @Test
    void aServiceAccountActsForItsTenantWithItsRoles() throws ParseException {
        Owner owner = Owner.onboarded();
        Response account = serviceAccount(owner, "manager");

        String token = clientCredentials(account.path("clientId"), account.path("clientSecret"), null)
                .path("access_token");

        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(account.path("clientId"));
        assertThat(claims.getStringClaim("tenant")).isEqualTo(owner.tenant().toString());
        assertThat(claims.getStringListClaim("roles")).containsExactly("manager");
        given().auth()
                .oauth2(token)
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .body("items.id", hasItems(owner.id().toString()));
    }

    @Test
    void aServiceAccountSeesTheTokensOfItsOwnTenantOnly() {
        Owner ours = Owner.onboarded();
        Owner theirs = Owner.onboarded();
        Response account = serviceAccount(ours, "reception");

        assertThat(introspected(account, ours)).isTrue();
        assertThat(introspected(account, theirs)).isFalse();
    }

    @Test
    void nobodyHandsOutMoreThanTheyHave() {
        Owner owner = Owner.onboarded();
        Response account = serviceAccount(owner, "manager", true);
        String manager = clientCredentials(account.path("clientId"), account.path("clientSecret"), null)
                .path("access_token");

        given().auth()
                .oauth2(manager)
                .contentType("application/json")
                .body("""
                        {"name":"Eva","email":"eva-%s@example.com","password":"%s","roles":["owner"]}
                        """.formatted(Ids.next(), Owner.PASSWORD))
                .post("/api/v1/users")
                .then()
                .statusCode(403)
                .body("code", equalTo("exceeds-own-roles"));
        given().auth()
                .oauth2(manager)
                .contentType("application/json")
                .body("{\"name\":\"robot\",\"roles\":[\"reception\"]}")
                .post("/api/v1/service-accounts")
                .then()
                .statusCode(403);
    }

    private static boolean introspected(Response account, Owner owner) {
        return given().auth()
                .preemptive()
                .basic(account.path("clientId"), account.path("clientSecret"))
                .formParam("token", owner.accessToken())
                .post("/oauth/introspect")
                .path("active");
    }

    /** Row 3. */
    @Test
    void aMachineAddsNobodyUnlessThatIsWhatItIsFor() throws ParseException {
        Owner owner = Owner.onboarded();

        assertThat(scope(token(serviceAccount(owner, "owner"))))
                .contains("user:read")
                .doesNotContain("user:write", "service-account:write");
        assertThat(scope(token(serviceAccount(owner, "owner", true)))).contains("user:write", "service-account:write");
    }

    /** Row 3. */
    @Test
    void machinesAreListedWithoutTheirSecrets() {
        Owner owner = Owner.onboarded();
        Owner stranger = Owner.onboarded();
        Response account = serviceAccount(owner, "reception");

        await().untilAsserted(() -> owner.asks()
                .get("/api/v1/service-accounts")
                .then()
                .statusCode(200)
                .body("items.clientId", equalTo(List.of(account.<String>path("clientId"))))
                .body("items[0].administers", equalTo(false))
                .body(not(containsString("ecret\""))));
        owner.asks()
                .get("/api/v1/service-accounts/" + account.path("clientId"))
                .then()
                .statusCode(200);
        stranger.asks()
                .get("/api/v1/service-accounts/" + account.path("clientId"))
                .then()
                .statusCode(404);
        stranger.asks().get("/api/v1/service-accounts").then().body("items.size()", equalTo(0));
    }

    /** Row 3. */
    @Test
    void aRotatedSecretOverlapsForAWhileOrNotAtAll() {
        Owner owner = Owner.onboarded();
        Response first = serviceAccount(owner, "reception");
        String id = first.path("clientId");

        Response second = rotate(owner, id, 600);
        second.then().statusCode(200).header("Cache-Control", "no-store");
        clientCredentials(id, first.path("clientSecret"), null).then().statusCode(200);
        String token = clientCredentials(id, second.path("clientSecret"), null).path("access_token");
        assertThat(isOpenTo(token)).isTrue();

        Response third = rotate(owner, id, 0);

        clientCredentials(id, first.path("clientSecret"), null).then().statusCode(401);
        clientCredentials(id, second.path("clientSecret"), null).then().statusCode(401);
        assertThat(isOpenTo(token)).isFalse();
        assertThat(isOpenTo(
                        clientCredentials(id, third.path("clientSecret"), null).path("access_token")))
                .isTrue();
    }

    /** Row 3. */
    @Test
    void aDeletedMachineAndItsTokensEndAtOnce() {
        Owner owner = Owner.onboarded();
        Owner stranger = Owner.onboarded();
        Response account = serviceAccount(owner, "reception");
        String id = account.path("clientId");
        String token = token(account);
        stranger.asks().delete("/api/v1/service-accounts/" + id).then().statusCode(404);
        assertThat(isOpenTo(token)).isTrue();

        owner.asks().delete("/api/v1/service-accounts/" + id).then().statusCode(204);

        assertThat(isOpenTo(token)).isFalse();
        clientCredentials(id, account.path("clientSecret"), null).then().statusCode(401);
        owner.asks().delete("/api/v1/service-accounts/" + id).then().statusCode(404);
        await().untilAsserted(() ->
                owner.asks().get("/api/v1/service-accounts").then().body("items.size()", equalTo(0)));
    }

    /** Row 3. */
    @Test
    void aMachinesTokenIsRevokedAlone() {
        Owner owner = Owner.onboarded();
        Response account = serviceAccount(owner, "reception");
        String token = token(account);
        String another = token(account);

        given().auth()
                .preemptive()
                .basic(account.path("clientId"), account.path("clientSecret"))
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);

        assertThat(isOpenTo(token)).isFalse();
        assertThat(isOpenTo(another)).isTrue();
    }

    /** Row 14. */
    @Test
    void whatHappensToMachinesIsWrittenDown() {
        Owner owner = Owner.onboarded();
        String id = serviceAccount(owner, "reception").path("clientId");
        clientCredentials(id, "wrong", null).then().statusCode(401);
        owner.asks().delete("/api/v1/service-accounts/" + id).then().statusCode(204);

        await().untilAsserted(() -> owner.asks()
                .get("/api/v1/security-events")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.subject == '%s' }.kind".formatted(id),
                        hasItems("machine-added", "machine-refused", "machine-ended"))
                .body(
                        "items.find { it.kind == 'machine-added' }.actor",
                        equalTo(owner.id().toString())));
    }

    private static boolean isOpenTo(String token) {
        return given().auth().oauth2(token).get("/api/v1/sessions").statusCode() != 401;
    }

    private static Response rotate(Owner owner, String id, int overlapSeconds) {
        return owner.asks()
                .body("{\"overlapSeconds\":%d}".formatted(overlapSeconds))
                .post("/api/v1/service-accounts/" + id + "/rotate");
    }

    private static String token(Response account) {
        return clientCredentials(account.path("clientId"), account.path("clientSecret"), null)
                .path("access_token");
    }

    private static String scope(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("scope");
    }

    static Response serviceAccount(Owner owner, String role) {
        return serviceAccount(owner, role, false);
    }

    private static Response serviceAccount(Owner owner, String role, boolean administers) {
        Response answer = owner.asks()
                .body("{\"name\":\"robot\",\"roles\":[\"%s\"],\"administers\":%s}".formatted(role, administers))
                .post("/api/v1/service-accounts");
        answer.then().statusCode(201).header("Cache-Control", "no-store");
        return answer;
    }

    private static Response clientCredentials(String id, String secret, String audience) {
        var request = given().auth().preemptive().basic(id, secret).formParam("grant_type", "client_credentials");
        if (audience != null) {
            request.formParam("audience", audience);
        }
        return request.post("/oauth/token");
    }
}
