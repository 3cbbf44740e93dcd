package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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

    private static void awaitFailed(UUID id) {
        await().atMost(PATIENCE).until(() -> TestDatabase.count(FAILED, id) == 1);
    }

    private static UUID invite(String email) {
        return UUID.fromString(Owner.onboarded()
                .asks()
                .body(Map.of("name", "Bia Lima", "email", email, "roles", List.of("reception")))
                .post("/api/v1/users")
                .path("id"));
    }
}
