package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People of another tenant, or of another clinic, are nobody here. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class UserIsolationTest {

    @Test
    void somebodyElsesUsersDoNotExist() {
        Owner ours = Owner.onboarded();
        Owner theirs = Owner.onboarded();
        String user = "/api/v1/users/" + theirs.id();

        ours.asks().get(user).then().statusCode(404);
        ours.asks().body("{\"roles\":[\"finance\"]}").patch(user).then().statusCode(404);
        ours.asks().delete("/api/v1/memberships/" + theirs.id()).then().statusCode(404);
        ours.asks()
                .body(Map.of("userId", theirs.id(), "roles", List.of("finance")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(404);
        ours.asks()
                .get("/api/v1/users")
                .then()
                .body("items.id", equalTo(List.of(ours.id().toString())));
        ours.asks()
                .body(Map.of(
                        "query",
                        "{ _entities(representations: [{__typename: \"User\", id: \"%s\"},".formatted(theirs.id())
                                + " {__typename: \"User\", id: \"%s\"}])".formatted(ours.id())
                                + " { ... on User { name } } }"))
                .post("/graphql")
                .then()
                .body("data._entities[0]", nullValue())
                .body("data._entities[1].name", equalTo("Ana Souza"));
    }

    @Test
    void whoLooksFromOneClinicSeesAndChangesWhoWorksThere() {
        Owner owner = Owner.onboarded();
        UUID here = Ids.next();
        String bia = Users.join(owner, "Bia", "reception", here.toString()).path("userId");
        Response last = Users.join(owner, "Cleo", "reception", Ids.next().toString());
        String cleo = last.path("userId");

        owner.asks()
                .header("X-Clinic-Id", here)
                .header("Consistency-Token", last.header("Consistency-Token"))
                .get("/api/v1/users")
                .then()
                .body("items.name", containsInAnyOrder("Ana Souza", "Bia"));
        owner.asks()
                .header("X-Clinic-Id", here)
                .get("/api/v1/users/" + cleo)
                .then()
                .statusCode(404);
        owner.asks()
                .header("X-Clinic-Id", here)
                .body("{\"roles\":[\"finance\"]}")
                .patch("/api/v1/users/" + cleo)
                .then()
                .statusCode(403);
        owner.asks()
                .header("X-Clinic-Id", here)
                .body("{\"roles\":[\"finance\"]}")
                .patch("/api/v1/users/" + bia)
                .then()
                .statusCode(200);
    }

    /** A person is the same in all of their tenants. */
    @Test
    void theApplicationNeitherSetsPasswordsNorProvesAddresses() {
        assertThatThrownBy(() -> asApplication("update platform_user set password_hash = '' returning id"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() ->
                        asApplication("insert into platform_user (id, email, name, password_hash, email_verified_at)"
                                + " values (gen_random_uuid(), 'a@b.example', 'A', '', now()) returning id"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theApplicationCannotReadPasswordHashes() {
        assertThatThrownBy(() -> asApplication("select password_hash from platform_user"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asApplication("select hash from service_account_secret"))
                .hasMessageContaining("permission denied");
    }

    private static void asApplication(String query) throws SQLException {
        try (Connection application = TestDatabase.connectionAs("identity_app", "NEONPRO_POSTGRES_APP_PASSWORD")) {
            application.createStatement().executeQuery(query);
        }
    }

    @Test
    void everyTableOfTenantsForcesItsPolicy() {
        assertThat(TestDatabase.text("""
                                select string_agg(c.relname, ', ') from pg_class c
                                  join pg_attribute a on a.attrelid = c.oid
                                 where c.relkind = 'r' and a.attname = 'tenant_id'
                                   and not (c.relrowsecurity and c.relforcerowsecurity)
                                """)).isNull();
    }

    /** Their name and address are of the clinics that they worked in. */
    @Test
    void whoLooksFromOneClinicAsksNobodyAgainWhoWorkedInAnother() {
        Owner owner = Owner.onboarded();
        UUID here = Ids.next();
        String cleo =
                Users.join(owner, "Cleo", "reception", Ids.next().toString()).path("userId");
        owner.asks().delete("/api/v1/memberships/" + cleo).then().statusCode(204);

        owner.asks()
                .header("X-Clinic-Id", here)
                .body(Map.of("userId", cleo, "roles", List.of("reception")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(404);
        owner.asks()
                .body(Map.of("userId", cleo, "roles", List.of("reception")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
    }

    /** Who works elsewhere, too, is signed out by who answers for all of it. */
    @Test
    void whoLooksFromOneClinicSignsOutWhoWorksThereAlone() {
        Owner owner = Owner.onboarded();
        UUID here = Ids.next();
        String bia = Users.join(owner, "Bia", "manager", here.toString()).path("userId");
        String cleo =
                Users.join(owner, "Cleo", "reception", Ids.next().toString()).path("userId");
        String manager =
                Login.exchange(Login.signIn(address(bia), Owner.PASSWORD)).path("access_token");

        for (String whom : List.of(cleo, owner.id().toString())) {
            given().auth()
                    .oauth2(manager)
                    .delete("/api/v1/users/" + whom + "/sessions")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("exceeds-own-roles"));
        }
        signOutFrom(here, owner, cleo).then().statusCode(403);
        signOutFrom(here, owner, owner.id().toString()).then().statusCode(403);
        signOutFrom(here, owner, bia).then().statusCode(204);
    }

    /** Whoever has a machine's secret is that machine. */
    @Test
    void whoLooksFromOneClinicGetsNoSecretOfAnothersMachine() {
        Owner owner = Owner.onboarded();
        UUID here = Ids.next();
        String machine = owner.asks()
                .body(Map.of(
                        "name",
                        "robot",
                        "roles",
                        List.of("reception"),
                        "clinicIds",
                        List.of(Ids.next().toString())))
                .post("/api/v1/service-accounts")
                .path("clientId");

        RequestSpecification fromHere = owner.asks().header("X-Clinic-Id", here);

        fromHere.delete("/api/v1/service-accounts/" + machine)
                .then()
                .statusCode(403)
                .body("code", equalTo("exceeds-own-roles"));
        fromHere.body("{\"overlapSeconds\":0}")
                .post("/api/v1/service-accounts/" + machine + "/rotate")
                .then()
                .statusCode(403)
                .body("code", equalTo("exceeds-own-roles"));
    }

    private static Response signOutFrom(UUID clinic, Owner owner, String whom) {
        return owner.asks().header("X-Clinic-Id", clinic).delete("/api/v1/users/" + whom + "/sessions");
    }

    private static String address(String person) {
        return TestDatabase.text("select email from platform_user where id = ?", UUID.fromString(person));
    }
}
