package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No mailbox is written to without end, and none has others wait. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class RefusedLetterTest {

    private static final String WAITS_AFTER =
            "select count(*) from job where owner = ? and state = 'waiting' and failures >= ?";

    private static final String FAILED = "select count(*) from job where owner = ? and state = 'failed'";

    private static final String RESETS =
            "select count(*) from job where owner = ? and payload like '%\"reset\"%' and state = 'waiting'";

    /** Of a kind a tenant may have so many. */
    private static final String OF_ONE_KIND =
            "select count(*) from job where owner = ? and kind in (select kind from job where owner = ?)";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String email = UUID.randomUUID() + "@example.com";

    @Test
    void whatTheMailServerMayHaveIsSentOnceMoreAtMost() {
        Mailbox.refuse(email, "unanswered");

        UUID id = invite(email);

        awaitFailed(id);
        assertThat(Mailbox.count(email, "invitation")).isEqualTo(2);
    }

    /** That it was refused before says nothing of whether the mail server has it now. */
    @Test
    void whatItMayHaveLaterOnIsNotSentAgainAndHasFailed() {
        Mailbox.refuse(email, "not-now");
        UUID id = invite(email);
        await().atMost(PATIENCE).until(() -> TestDatabase.count(WAITS_AFTER, id, 1) == 1);

        Mailbox.refuse(email, "unanswered");

        awaitFailed(id);
        assertThat(Mailbox.count(email, "invitation")).isEqualTo(2);
    }

    @Test
    void whatItNeverWantsIsNotSentAgain() {
        Mailbox.refuse(email, "address-refused");

        awaitFailed(invite(email));

        assertThat(Mailbox.count(email, "invitation")).isEqualTo(1);
    }

    @Test
    void whatItDoesNotWantNowIsTriedForTwoDays() {
        Mailbox.refuse(email, "not-now");
        UUID id = invite(email);
        await().atMost(PATIENCE).until(() -> TestDatabase.count(WAITS_AFTER, id, 1) == 1);

        TestDatabase.run("update job set failures = 52, due_at = now() where owner = ?", id);

        await().atMost(PATIENCE).until(() -> TestDatabase.count(WAITS_AFTER, id, 53) == 1);
    }

    /** Each time it may have been sent, with another link. */
    @Test
    void whatNotifyDoesNotAnswerIsSentSoManyTimesADay() {
        Mailbox.sayNothing(email);
        UUID id = invite(email);

        for (int i = 1; i <= IdentityResource.LETTERS + 1; i++) {
            int failures = i;
            await().atMost(PATIENCE).until(() -> TestDatabase.count(WAITS_AFTER, id, failures) == 1);
            TestDatabase.run("update job set due_at = now() where owner = ?", id);
        }

        assertThat(Mailbox.count(email, "invitation")).isEqualTo(IdentityResource.LETTERS);
    }

    /** However often, so nothing is lost by it. */
    @Test
    void whatDoesNotReachNotifyWaitsAndTakesNoRation() {
        Mailbox.beAway(email, true);
        UUID id = invite(email);
        await().atMost(PATIENCE).until(() -> Mailbox.count(email, "invitation") > IdentityResource.LETTERS);
        assertThat(TestDatabase.count(WAITS_AFTER, id, 1)).isZero();

        Mailbox.beAway(email, false);

        InvitationTest.awaitSent(id.toString());
        assertThat(TestDatabase.count(WAITS_AFTER, id, 1)).isZero();
    }

    @Test
    void whoIsInvitedTakesNoRoomFromWhoHasForgottenTheirPassword() {
        Owner owner = Owner.onboarded();
        Mailbox.refuse(owner.email(), "not-now");
        Mailbox.refuse(email, "not-now");

        UUID invitation = invite(owner, email);
        given().contentType(ContentType.JSON)
                .body(Map.of("email", owner.email()))
                .post("/api/v1/account/password/forgotten")
                .then()
                .statusCode(202);

        await().atMost(PATIENCE).until(() -> TestDatabase.count(WAITS_AFTER, invitation, 1) == 1);
        await().atMost(PATIENCE).until(() -> TestDatabase.count(RESETS, owner.id()) == 1);
        assertThat(TestDatabase.count(OF_ONE_KIND, owner.id(), invitation)).isZero();
    }

    private static void awaitFailed(UUID id) {
        await().atMost(PATIENCE).until(() -> TestDatabase.count(FAILED, id) == 1);
    }

    private static UUID invite(String email) {
        return invite(Owner.onboarded(), email);
    }

    private static UUID invite(Owner owner, String email) {
        return UUID.fromString(owner.asks()
                .body(Map.of("name", "Bia Lima", "email", email, "roles", List.of("reception")))
                .post("/api/v1/users")
                .path("id"));
    }
}
