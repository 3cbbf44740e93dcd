package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A user is changed as they were seen, in what is said and in nothing else; their name by themselves alone. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class UserChangeTest {

    @Test
    void whatIsLeftOutOfAChangeStays() {
        Owner owner = Owner.onboarded();
        String id = Users.add(owner, "Bia Lima", "reception").path("id");
        TestDatabase.run(
                "update membership set state = 'pending', expires_at = now() + interval '1 hour'"
                        + " where user_id = ?",
                UUID.fromString(id));

        owner.asks()
                .body("{\"roles\":[\"manager\"]}")
                .patch("/api/v1/users/" + id)
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("manager")))
                .body("status", equalTo("pending"));
    }

    @Test
    void aChangeIsForTheVersionThatWasSeen() {
        Owner owner = Owner.onboarded();
        Response added = Users.add(owner, "Bia Lima", "reception");
        String user = "/api/v1/users/" + added.path("id");

        Response changed = owner.asks()
                .header("If-Match", added.header("ETag"))
                .body("{\"roles\":[\"manager\",\"finance\"]}")
                .patch(user);

        changed.then()
                .statusCode(200)
                .header("ETag", not(equalTo(added.header("ETag"))))
                .body("roles", equalTo(List.of("manager", "finance")));
        owner.asks()
                .header("If-Match", added.header("ETag"))
                .body("{\"roles\":[\"finance\"]}")
                .patch(user)
                .then()
                .statusCode(412);
    }

    @Test
    void ofTwoChangesAtOnceTheSecondIsRefused() {
        Owner owner = Owner.onboarded();
        String bia = Users.add(owner, "Bia Lima", "reception").path("id");

        Response second = TestDatabase.whileChanging(
                () -> owner.asks().body("{\"roles\":[\"manager\"]}").patch("/api/v1/users/" + bia),
                "update membership set roles = '{finance}', version = version + 1 where user_id = ?",
                UUID.fromString(bia));

        second.then().statusCode(409).body("code", equalTo("conflict"));
        assertThat(TestDatabase.text("select roles from membership where user_id = ?", UUID.fromString(bia)))
                .isEqualTo("{finance}");
    }

    @Test
    void ofTwoNamesAtOnceTheSecondIsRefused() {
        Owner owner = Owner.onboarded();

        Response second = TestDatabase.whileChanging(
                () -> owner.asks().body("{\"name\":\"Ana Maria Souza\"}").patch("/api/v1/users/" + owner.id()),
                "update platform_user set name = 'Ana Lima' where id = ?",
                owner.id());

        second.then().statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void onlyWhatChangesSomethingIsAnotherVersion() {
        Owner owner = Owner.onboarded();
        Response added = Users.add(owner, "Bia Lima", "reception");
        String user = "/api/v1/users/" + added.path("id");

        Response same = owner.asks()
                .body("{\"roles\":[\"reception\"],\"clinicIds\":[\"*\"]}")
                .patch(user);
        Response ended =
                owner.asks().body("{\"roles\":[\"manager\"],\"active\":false}").patch(user);

        same.then().statusCode(200).header("ETag", added.header("ETag"));
        ended.then().statusCode(200).header("ETag", "\"1\"");
    }

    /** Somebody answers for the tenant from then on. */
    @Test
    void whoBecomesOwnerIsToldOfAsProved() {
        Owner owner = Owner.onboarded();
        String bia = Users.add(owner, "Bia Lima", "reception").path("id");

        owner.asks()
                .body("{\"roles\":[\"owner\"]}")
                .patch("/api/v1/users/" + bia)
                .then()
                .statusCode(200);

        assertThat(Events.about(UUID.fromString(bia), 3))
                .containsExactly(
                        "io.neonpro.user.joined.v1", "io.neonpro.user.verified.v1", "io.neonpro.user.verified.v1");
    }

    @Test
    void aPersonsNameIsTheirOwn() {
        Owner owner = Owner.onboarded();
        String other = Users.add(owner, "Bia Lima", "reception").path("id");

        owner.asks()
                .body("{\"name\":\"Ana Maria Souza\"}")
                .patch("/api/v1/users/" + owner.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Ana Maria Souza"));
        owner.asks()
                .body("{\"name\":\"Somebody\"}")
                .patch("/api/v1/users/" + other)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-your-name"));
    }

    /** F11: who has the name that was may not be told that it still is. */
    @Test
    void anotherNameIsAnotherVersion() {
        Owner owner = Owner.onboarded();
        String user = "/api/v1/users/" + owner.id();
        String before = owner.asks().get(user).header("ETag");

        Response renamed = owner.asks()
                .header("If-Match", before)
                .body("{\"name\":\"Ana Maria Souza\"}")
                .patch(user);

        renamed.then().statusCode(200).header("ETag", not(equalTo(before)));
        owner.asks()
                .header("Consistency-Token", renamed.header("Consistency-Token"))
                .header("If-None-Match", before)
                .get(user)
                .then()
                .statusCode(200)
                .header("ETag", renamed.header("ETag"))
                .body("name", equalTo("Ana Maria Souza"));
        owner.asks()
                .header("If-Match", before)
                .body("{\"name\":\"Ana\"}")
                .patch(user)
                .then()
                .statusCode(412);
    }
}
