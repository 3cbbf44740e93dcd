package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends, at once, with a service account, with its secret or with its token; and what stays (issue 8, row 3). */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class MachineEndTest {

    /** Row 3. */
    @Test
    void aRotatedSecretOverlapsForAWhileOrNotAtAll() {
        Owner owner = Owner.onboarded();
        Response first = Machines.of(owner, "reception");
        String id = first.path("clientId");

        Response second = Machines.rotate(owner, id, 600);
        second.then().statusCode(200).header("Cache-Control", "no-store");
        OAuth.clientCredentials(id, first.path("clientSecret")).then().statusCode(200);
        String token = OAuth.clientCredentials(id, second.path("clientSecret")).path("access_token");
        assertThat(isOpenTo(token)).isTrue();

        Response third = Machines.rotate(owner, id, 0);

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
        Response account = Machines.of(owner, "reception");
        String id = account.path("clientId");
        String token = Machines.token(account);
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
        Response account = Machines.of(owner, "reception");
        String token = Machines.token(account);
        String another = Machines.token(account);

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

    /** Nor does anybody come by whom a thief of its secret asked to. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whomAMachineAskedNobodyAsksWhenItsTokensHaveEnded(boolean isDeleted) {
        Owner owner = Owner.onboarded();
        Response machine = Machines.of(owner, "owner", true);
        String id = machine.path("clientId");
        String email = "bia-" + Ids.next() + "@example.com";
        invite(machine, email).then().statusCode(201);
        Mailbox.token(email, "invitation");

        if (isDeleted) {
            owner.asks().delete("/api/v1/service-accounts/" + id).then().statusCode(204);
        } else {
            Machines.rotate(owner, id, 0).then().statusCode(200);
        }

        Owner.accept(email, "Bia", Owner.PASSWORD).then().statusCode(404);
    }

    /** Row 3: nor does anything stay that a thief of its secret made, or had made. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAMachineMadeEndsWhenItsTokensHaveEnded(boolean isDeleted) {
        Owner owner = Owner.onboarded();
        Response machine = Machines.of(owner, "owner", true);
        Response made = Machines.ask(as(machine), "owner", true);
        Response madeByThat = Machines.ask(as(made), "reception", false);
        String token = Machines.token(made);
        String tokenOfThat = Machines.token(madeByThat);
        String email = "bia-" + Ids.next() + "@example.com";
        invite(made, email).then().statusCode(201);
        Mailbox.token(email, "invitation");

        String id = machine.path("clientId");
        if (isDeleted) {
            owner.asks().delete("/api/v1/service-accounts/" + id).then().statusCode(204);
        } else {
            Machines.rotate(owner, id, 0).then().statusCode(200);
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
        Response machine = Machines.of(owner, "owner", true);
        Response made = Machines.ask(as(machine), "reception", false);

        Response rotated = Machines.rotate(owner, machine.path("clientId"), 600);

        owner.asks()
                .header("Consistency-Token", rotated.header("Consistency-Token"))
                .get("/api/v1/service-accounts")
                .then()
                .body("items.createdBy", equalTo(List.of(owner.id().toString(), machine.<String>path("clientId"))));
        assertThat(isOpenTo(Machines.token(made))).isTrue();
    }

    /** Nobody has its secret who should not. */
    @Test
    void whomAMachineAskedStaysAskedWhenASecretIsReplacedAsPlanned() {
        Owner owner = Owner.onboarded();
        Response machine = Machines.of(owner, "owner", true);
        String email = "bia-" + Ids.next() + "@example.com";
        invite(machine, email).then().statusCode(201);

        Machines.rotate(owner, machine.path("clientId"), 600).then().statusCode(200);

        Owner.accept(email, "Bia", Owner.PASSWORD).then().statusCode(200);
    }

    private static Response invite(Response machine, String email) {
        return given().auth()
                .oauth2(Machines.token(machine))
                .contentType("application/json")
                .body(Map.of("email", email, "roles", List.of("owner")))
                .post("/api/v1/memberships");
    }

    private static RequestSpecification as(Response machine) {
        return given().auth().oauth2(Machines.token(machine)).contentType("application/json");
    }

    private static boolean isOpenTo(String token) {
        return given().auth().oauth2(token).get("/api/v1/sessions").statusCode() != 401;
    }
}
