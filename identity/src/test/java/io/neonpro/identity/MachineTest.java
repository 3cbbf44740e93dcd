package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Service accounts: what they may do, and how they are seen (issue 8, row 3). */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class MachineTest {

    @Test
    void aMachineHasNoAccountOfAPerson() {
        Response account = Machines.of(Owner.onboarded(), "owner");
        String token = OAuth.clientCredentials(account.path("clientId"), account.path("clientSecret"))
                .path("access_token");

        for (String path : List.of("/verification", "/second-factor", "/passkeys/options")) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(path.equals("/verification") ? "" : "{\"password\":\"%s\"}".formatted(Owner.PASSWORD))
                    .post("/api/v1/account" + path)
                    .then()
                    .statusCode(403)
                    .body("detail", equalTo("A machine has no account."));
        }
    }

    @Test
    void aServiceAccountActsForItsTenantWithItsRoles() throws ParseException {
        Owner owner = Owner.onboarded();
        Response account = Machines.of(owner, "manager");

        String token = OAuth.clientCredentials(account.path("clientId"), account.path("clientSecret"))
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
        Response account = Machines.of(ours, "reception");

        assertThat(introspected(account, ours)).isTrue();
        assertThat(introspected(account, theirs)).isFalse();
    }

    @Test
    void nobodyHandsOutMoreThanTheyHave() {
        Owner owner = Owner.onboarded();
        Response account = Machines.of(owner, "manager", true);
        String manager = OAuth.clientCredentials(account.path("clientId"), account.path("clientSecret"))
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

    /** Row 3. */
    @Test
    void aMachineAddsNobodyUnlessThatIsWhatItIsFor() throws ParseException {
        Owner owner = Owner.onboarded();

        assertThat(OAuth.scope(Machines.token(Machines.of(owner, "owner"))))
                .contains("user:read")
                .doesNotContain("user:write", "service-account:write", "tenant:write", "tenant:export");
        assertThat(OAuth.scope(Machines.token(Machines.of(owner, "owner", true))))
                .contains("user:write", "service-account:write", "tenant:write", "tenant:export");
    }

    /** Row 3. */
    @Test
    void machinesAreListedWithoutTheirSecrets() {
        Owner owner = Owner.onboarded();
        Owner stranger = Owner.onboarded();
        Response account = Machines.of(owner, "reception");

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

    /** Row 14. */
    @Test
    void whatHappensToMachinesIsWrittenDown() {
        Owner owner = Owner.onboarded();
        String id = Machines.of(owner, "reception").path("clientId");
        OAuth.clientCredentials(id, "wrong").then().statusCode(401);
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

    private static boolean introspected(Response account, Owner owner) {
        return given().auth()
                .preemptive()
                .basic(account.path("clientId"), account.path("clientSecret"))
                .formParam("token", owner.accessToken())
                .post("/oauth/introspect")
                .path("active");
    }
}
