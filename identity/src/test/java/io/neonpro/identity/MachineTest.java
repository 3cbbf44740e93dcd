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
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Service accounts: what they may do, and how they are listed, given another secret and ended (issue 8, row 3). */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class MachineTest {

    @Test
    void aMachineHasNoAccountOfAPerson() {
        Response account = serviceAccount(Owner.onboarded(), "owner");
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
        Response account = serviceAccount(owner, "manager");

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
        Response account = serviceAccount(ours, "reception");

        assertThat(introspected(account, ours)).isTrue();
        assertThat(introspected(account, theirs)).isFalse();
    }

    @Test
    void nobodyHandsOutMoreThanTheyHave() {
        Owner owner = Owner.onboarded();
        Response account = serviceAccount(owner, "manager", true);
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

        assertThat(OAuth.scope(token(serviceAccount(owner, "owner"))))
                .contains("user:read")
                .doesNotContain("user:write", "service-account:write", "tenant:write", "tenant:export");
        assertThat(OAuth.scope(token(serviceAccount(owner, "owner", true))))
                .contains("user:write", "service-account:write", "tenant:write", "tenant:export");
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
        OAuth.clientCredentials(id, first.path("clientSecret")).then().statusCode(200);
        String token = OAuth.clientCredentials(id, second.path("clientSecret")).path("access_token");
        assertThat(isOpenTo(token)).isTrue();

        Response third = rotate(owner, id, 0);

        OAuth.clientCredentials(id, first.path("clientSecret")).then().statusCode(401);
        OAuth.clientCredentials(id, second.path("clientSecret")).then().statusCode(401);
        assertThat(isOpenTo(token)).isFalse();
        assertThat(isOpenTo(
                        OAuth.clientCredentials(id, third.path("clientSecret")).path("access_token")))
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
        OAuth.clientCredentials(id, account.path("clientSecret")).then().statusCode(401);
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

    /** Nor does anybody come by whom a thief of its secret asked to. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whomAMachineAskedNobodyAsksWhenItsTokensHaveEnded(boolean isDeleted) {
        Owner owner = Owner.onboarded();
        Response machine = serviceAccount(owner, "owner", true);
        String id = machine.path("clientId");
        String email = "bia-" + Ids.next() + "@example.com";
        invite(machine, email).then().statusCode(201);
        Mailbox.token(email, "invitation");

        if (isDeleted) {
            owner.asks().delete("/api/v1/service-accounts/" + id).then().statusCode(204);
        } else {
            rotate(owner, id, 0).then().statusCode(200);
        }

        Owner.accept(email, "Bia", Owner.PASSWORD).then().statusCode(404);
    }

    /** Row 3: nor does anything stay that a thief of its secret made, or had made. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAMachineMadeEndsWhenItsTokensHaveEnded(boolean isDeleted) {
        Owner owner = Owner.onboarded();
        Response machine = serviceAccount(owner, "owner", true);
        Response made = ask(as(machine), "owner", true);
        Response madeByThat = ask(as(made), "reception", false);
        String token = token(made);
        String tokenOfThat = token(madeByThat);
        String email = "bia-" + Ids.next() + "@example.com";
        invite(made, email).then().statusCode(201);
        Mailbox.token(email, "invitation");

        String id = machine.path("clientId");
        if (isDeleted) {
            owner.asks().delete("/api/v1/service-accounts/" + id).then().statusCode(204);
        } else {
            rotate(owner, id, 0).then().statusCode(200);
        }

        assertThat(List.of(isOpenTo(token), isOpenTo(tokenOfThat))).containsOnly(false);
        OAuth.clientCredentials(madeByThat.path("clientId"), madeByThat.path("clientSecret"))
                .then()
                .statusCode(401);
        Owner.accept(email, "Bia", Owner.PASSWORD).then().statusCode(404);
        assertThat(TestDatabase.text(
                        "select string_agg(id::text, ' ') from service_account where tenant_id = ?", owner.tenant()))
                .isEqualTo(isDeleted ? null : id);
    }

    @Test
    void whatAMachineMadeIsSeenAndStaysWhenASecretIsReplacedAsPlanned() {
        Owner owner = Owner.onboarded();
        Response machine = serviceAccount(owner, "owner", true);
        Response made = ask(as(machine), "reception", false);

        Response rotated = rotate(owner, machine.path("clientId"), 600);

        owner.asks()
                .header("Consistency-Token", rotated.header("Consistency-Token"))
                .get("/api/v1/service-accounts")
                .then()
                .body("items.createdBy", equalTo(List.of(owner.id().toString(), machine.<String>path("clientId"))));
        assertThat(isOpenTo(token(made))).isTrue();
    }

    /** Nobody has its secret who should not. */
    @Test
    void whomAMachineAskedStaysAskedWhenASecretIsReplacedAsPlanned() {
        Owner owner = Owner.onboarded();
        Response machine = serviceAccount(owner, "owner", true);
        String email = "bia-" + Ids.next() + "@example.com";
        invite(machine, email).then().statusCode(201);

        rotate(owner, machine.path("clientId"), 600).then().statusCode(200);

        Owner.accept(email, "Bia", Owner.PASSWORD).then().statusCode(200);
    }

    private static Response invite(Response machine, String email) {
        return given().auth()
                .oauth2(token(machine))
                .contentType("application/json")
                .body(Map.of("email", email, "roles", List.of("owner")))
                .post("/api/v1/memberships");
    }

    private static boolean isOpenTo(String token) {
        return given().auth().oauth2(token).get("/api/v1/sessions").statusCode() != 401;
    }

    static Response rotate(Owner owner, String id, int overlapSeconds) {
        return owner.asks()
                .body("{\"overlapSeconds\":%d}".formatted(overlapSeconds))
                .post("/api/v1/service-accounts/" + id + "/rotate");
    }

    private static String token(Response account) {
        return OAuth.clientCredentials(account.path("clientId"), account.path("clientSecret"))
                .path("access_token");
    }

    static Response serviceAccount(Owner owner, String role) {
        return serviceAccount(owner, role, false);
    }

    static Response serviceAccount(Owner owner, String role, boolean administers) {
        Response answer = ask(owner, role, administers);
        answer.then().statusCode(201).header("Cache-Control", "no-store");
        return answer;
    }

    static Response ask(Owner owner, String role, boolean administers) {
        return ask(owner.asks(), role, administers);
    }

    private static Response ask(RequestSpecification asks, String role, boolean administers) {
        return asks.body("{\"name\":\"robot\",\"roles\":[\"%s\"],\"administers\":%s}".formatted(role, administers))
                .post("/api/v1/service-accounts");
    }

    private static RequestSpecification as(Response machine) {
        return given().auth().oauth2(token(machine)).contentType("application/json");
    }
}
