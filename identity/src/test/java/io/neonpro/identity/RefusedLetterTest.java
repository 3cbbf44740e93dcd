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

    private static final String TRIED_TWICE = "select count(*) from job where owner = ? and failures >= 2";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String email = UUID.randomUUID() + "@example.com";

    @Test
    void whatTheMailServerMayHaveIsSentOnceMoreAtMost() {
        Mailbox.refuse(email, "unanswered");

        String id = invite(email);

        InvitationTest.awaitSent(id);
        assertThat(Mailbox.count(email, "invitation")).isEqualTo(2);
    }

    @Test
    void whatItDoesNotWantNowHasTriesLikeAnyOther() {
        Mailbox.refuse(email, "not-now");

        UUID id = UUID.fromString(invite(email));

        await().atMost(PATIENCE).until(() -> TestDatabase.count(TRIED_TWICE, id) == 1);
    }

    private static String invite(String email) {
        return Owner.onboarded()
                .asks()
                .body(Map.of("name", "Bia Lima", "email", email, "roles", List.of("reception")))
                .post("/api/v1/users")
                .path("id");
    }
}
