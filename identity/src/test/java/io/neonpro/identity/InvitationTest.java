package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address belongs to who proves it, and whether they join a tenant is theirs to say (issue 8, row 1). */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class InvitationTest {

    private static final String CHOSEN_BY_ANOTHER = "chosen by somebody else entirely";

    private static final String OWN = "known to nobody but myself";

    @Test
    void aPasswordThatSomebodyElseChoseSignsNobodyIn() {
        Owner stranger = Owner.onboarded();
        String email = address();
        invite(stranger, email, "reception").then().statusCode(201).body("status", equalTo("invited"));

        assertThat(Login.signIn(email, CHOSEN_BY_ANOTHER).statusCode()).isEqualTo(401);
        Owner.accept(email, "Bia", OWN).then().statusCode(200);

        assertThat(Login.signIn(email, CHOSEN_BY_ANOTHER).statusCode()).isEqualTo(401);
        assertThat(Login.signIn(email, OWN).statusCode()).isEqualTo(303);
    }

    /** What one tenant does with an address opens no other tenant to it. */
    @Test
    void aTenantThatInvitedSomebodyFirstHasNothingOfTheSecond() {
        Owner first = Owner.onboarded();
        Owner second = Owner.onboarded();
        String email = address();
        invite(first, email, "reception").then().statusCode(201);
        invite(second, email, "reception").then().statusCode(201);

        String user = Owner.accept(email, "Bia", OWN).path("userId");

        assertThat(members(user)).isEqualTo("1");
        assertThat(Login.signIn(email, CHOSEN_BY_ANOTHER).statusCode()).isEqualTo(401);
    }

    @Test
    void whoHasProvedTheirAddressBeforeAlsoSaysTheirPassword() {
        Owner here = Owner.onboarded().verified();
        Owner there = Owner.onboarded();
        invite(there, here.email(), "reception").then().statusCode(201);

        Owner.accept(here.email(), "Ana", OWN).then().statusCode(403).body("code", equalTo("wrong-password"));

        Owner.accept(here.email(), "Ana", Owner.PASSWORD)
                .then()
                .statusCode(200)
                .body("userId", equalTo(here.id().toString()));
        Owner.refresh(here.refreshToken()).then().statusCode(200);
    }

    /** Somebody signed up with an address that is not theirs, and waited for its owner to come. */
    @Test
    void anAccountThatSomebodyElseOpenedIsTheAddresssOwnersFromNowOn() {
        Owner squatter = Owner.onboarded();
        Owner clinic = Owner.onboarded();
        invite(clinic, squatter.email(), "practitioner").then().statusCode(201);

        Owner.accept(squatter.email(), "Bia", OWN).then().statusCode(200);

        Owner.refresh(squatter.refreshToken()).then().statusCode(400);
        assertThat(Login.signIn(squatter.email(), Owner.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(Login.signIn(squatter.email(), OWN).statusCode()).isEqualTo(303);
    }

    @Test
    void neitherDoesASecondFactorOfTheirsKeepTheOwnerOut() {
        Owner squatter = Owner.onboarded();
        SecondFactorTest.setUp(squatter);
        invite(Owner.onboarded(), squatter.email(), "practitioner").then().statusCode(201);

        Owner.accept(squatter.email(), "Bia", OWN).then().statusCode(200);

        assertThat(Login.signIn(squatter.email(), OWN).statusCode()).isEqualTo(303);
    }

    @Test
    void anInvitationTellsNothingOfAnAccount() {
        Owner known = Owner.onboarded().verified();
        Owner clinic = Owner.onboarded();

        Response ofKnown = inviteByAddress(clinic, known.email());
        Response ofUnknown = inviteByAddress(clinic, address());

        for (Response answer : List.of(ofKnown, ofUnknown)) {
            answer.then().statusCode(201).body("name", nullValue()).body("status", equalTo("invited"));
        }
        assertThat(ofKnown.<String>path("id")).isNotEqualTo(known.id().toString());
        clinic.asks().get("/api/v1/users/" + known.id()).then().statusCode(404);
    }

    @Test
    void aLinkWorksOnce() {
        Owner owner = Owner.onboarded();
        String email = address();
        invite(owner, email, "reception").then().statusCode(201);
        Owner.accept(email, "Bia", OWN).then().statusCode(200);

        Owner.accept(email, "Bia", OWN).then().statusCode(404).body("code", equalTo("link-expired"));
    }

    @Test
    void whoDeclinesIsNoMemberAndMayBeAskedAgain() {
        Owner owner = Owner.onboarded();
        String email = address();
        String id = invite(owner, email, "reception").path("id");
        String token = Mailbox.token(email, "invitation");

        post("/decline", Map.of("token", token)).then().statusCode(204);

        Owner.accept(email, "Bia", OWN).then().statusCode(404);
        owner.asks().get("/api/v1/invitations").then().body("items.id", not(hasItem(id)));
        invite(owner, email, "reception").then().statusCode(201);
    }

    @Test
    void anInvitationIsTakenBackAndSentAgain() {
        Owner owner = Owner.onboarded();
        String email = address();
        String id = invite(owner, email, "reception").path("id");
        String first = Mailbox.token(email, "invitation");

        owner.asks()
                .header("If-Match", "\"0\"")
                .post("/api/v1/invitations/" + id + "/resend")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        owner.asks()
                .header("If-Match", "\"0\"")
                .post("/api/v1/invitations/" + id + "/resend")
                .then()
                .statusCode(412);
        owner.asks()
                .header("If-Match", "\"0\"")
                .delete("/api/v1/invitations/" + id)
                .then()
                .statusCode(412);
        owner.asks().delete("/api/v1/invitations/" + id).then().statusCode(204);

        post("/accept", Map.of("token", first, "name", "Bia", "password", OWN))
                .then()
                .statusCode(404)
                .body("code", equalTo("link-expired"));
    }

    /** Issue 8, row 6: who gets such letters has not asked for them. */
    @Test
    void aStrangerIsNotWrittenToWithoutEnd() {
        Owner owner = Owner.onboarded();
        String email = address();
        String id = invite(owner, email, "reception").path("id");
        awaitSent(id);

        for (int i = 0; i < IdentityResource.LETTERS + 2; i++) {
            owner.asks().post("/api/v1/invitations/" + id + "/resend").then().statusCode(200);
            awaitSent(id);
        }

        assertThat(Mailbox.count(email, "invitation")).isEqualTo(IdentityResource.LETTERS);
        assertThat(TestDatabase.text("select count(*) from job where owner = ?", UUID.fromString(id)))
                .isEqualTo("1");
        invite(Owner.onboarded(), email, "reception").then().statusCode(201);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> Mailbox.count(email, "invitation") == IdentityResource.LETTERS + 1);
    }

    @Test
    void neitherIsWhoseAddressSomebodySignedUpWith() {
        Owner squatter = Owner.onboarded();
        Mailbox.token(squatter.email(), "verification");
        awaitSent(squatter.id().toString());

        for (int i = 0; i < IdentityResource.LETTERS + 2; i++) {
            squatter.asks().post("/api/v1/account/verification").then().statusCode(202);
            awaitSent(squatter.id().toString());
        }

        assertThat(Mailbox.count(squatter.email(), "verification")).isEqualTo(IdentityResource.LETTERS);
    }

    /** Or waits for another day. */
    static void awaitSent(String subject) {
        await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> TestDatabase.text(
                                "select count(*) from job where owner = ? and failures = 0", UUID.fromString(subject)),
                        "0"::equals);
    }

    @Test
    void anotherTenantsInvitationDoesNotExist() {
        Owner ours = Owner.onboarded();
        Owner theirs = Owner.onboarded();
        String id = invite(theirs, address(), "reception").path("id");

        ours.asks().delete("/api/v1/invitations/" + id).then().statusCode(404);
        ours.asks().post("/api/v1/invitations/" + id + "/resend").then().statusCode(404);
        ours.asks().get("/api/v1/invitations").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void whatAnInviterMayNotAnyMoreNobodyAccepts() {
        Owner owner = Owner.onboarded();
        Users.add(owner, "Cleo", "owner");
        String email = address();
        invite(owner, email, "owner").then().statusCode(201);
        Mailbox.token(email, "invitation");

        owner.asks().delete("/api/v1/memberships/" + owner.id()).then().statusCode(204);

        Owner.accept(email, "Bia", OWN).then().statusCode(404);
    }

    @Test
    void whatIsStoredOfALinkIsItsDigest() {
        Owner owner = Owner.onboarded();
        String email = address();
        String id = invite(owner, email, "reception").path("id");
        String token = Mailbox.token(email, "invitation");

        String stored = TestDatabase.text(
                "select string_agg(encode(hash, 'escape'), ' ') from proof where subject = ?", UUID.fromString(id));
        assertThat(stored).isNotNull().doesNotContain(token);
        assertThat(TestDatabase.text("select count(*) from job where payload::text like ?", "%" + token + "%"))
                .isEqualTo("0");
    }

    /** Issue 8, row 18: none is no way to say all. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "null"})
    void noClinicsAreNotAllClinics(String clinics) {
        Owner owner = Owner.onboarded();

        owner.asks()
                .body("{\"name\":\"Bia\",\"email\":\"%s\",\"roles\":[\"reception\"],\"clinicIds\":%s}"
                        .formatted(address(), clinics))
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("clinicIds")));
        owner.asks()
                .body("{\"email\":\"%s\",\"roles\":[\"reception\"],\"clinicIds\":%s}".formatted(address(), clinics))
                .post("/api/v1/memberships")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("clinicIds")));
        owner.asks()
                .body("{\"name\":\"robot\",\"roles\":[\"reception\"],\"clinicIds\":%s}".formatted(clinics))
                .post("/api/v1/service-accounts")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("clinicIds")));
    }

    private static String members(String user) {
        return TestDatabase.text("select count(*) from membership where user_id = ?", UUID.fromString(user));
    }

    /** The owner is one of them, and so is whoever was asked. */
    @Test
    void aPlanIsForSoManyPeople() {
        Owner owner = Owner.onboarded();
        Events.planOf(owner.tenant(), 2);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        TestDatabase.text("select 1 from tenant_settings where tenant_id = ?", owner.tenant()) != null);
        String email = address();
        invite(owner, email, "reception").then().statusCode(201);

        invite(owner, address(), "reception")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-limit"))
                .body("limit", equalTo("plan.users"))
                .body("most", equalTo(2));
        Owner.accept(email, "Bia", OWN).then().statusCode(200);
        invite(owner, address(), "reception").then().statusCode(409).body("code", equalTo("plan-limit"));
    }

    /** Whoever comes back is one more. */
    @Test
    void nobodyIsAskedBackBeyondThePlan() {
        Owner owner = Owner.onboarded();
        String former = Users.add(owner, "Bia Lima", "reception").path("id");
        owner.asks()
                .body("{\"active\":false}")
                .patch("/api/v1/users/" + former)
                .then()
                .statusCode(200);
        Users.add(owner, "Cleo Reis", "reception");
        Events.planOf(owner.tenant(), 2);
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        TestDatabase.text("select 1 from tenant_settings where tenant_id = ?", owner.tenant()) != null);

        owner.asks()
                .body(Map.of("userId", former, "roles", List.of("reception")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-limit"));
    }

    private static Response invite(Owner owner, String email, String role) {
        return owner.asks()
                .body(Map.of("name", "Bia Lima", "email", email, "password", CHOSEN_BY_ANOTHER, "roles", List.of(role)))
                .post("/api/v1/users");
    }

    private static Response inviteByAddress(Owner owner, String email) {
        return owner.asks()
                .body(Map.of("email", email, "roles", List.of("reception")))
                .post("/api/v1/memberships");
    }

    private static Response post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/invitations" + path);
    }

    private static String address() {
        return "bia-" + Ids.next() + "@example.com";
    }

    /** The same of one who stays, and may do less. */
    @Test
    void whatAnInviterWithLessRolesMayNotAnyMoreNobodyAccepts() {
        Owner owner = Owner.onboarded();
        Users.add(owner, "Cleo", "owner");
        String email = address();
        invite(owner, email, "owner").then().statusCode(201);
        Mailbox.token(email, "invitation");

        owner.asks()
                .body("{\"roles\":[\"reception\"]}")
                .patch("/api/v1/users/" + owner.id())
                .then()
                .statusCode(200);

        Owner.accept(email, "Bia", OWN).then().statusCode(404);
    }

    @Test
    void nobodyJoinsATenantThatMayChangeNothing() {
        Owner owner = Owner.onboarded();
        String email = address();
        invite(owner, email, "reception").then().statusCode(201);
        Mailbox.token(email, "invitation");
        Events.suspended(owner.tenant());
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        owner.asks().delete("/api/v1/memberships/" + Ids.next()).statusCode() == 403);

        Owner.accept(email, "Bia", OWN).then().statusCode(403).body("code", equalTo("tenant-suspended"));
    }
}
