package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who answers for a group hears that somebody broke the glass. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class BrokenGlassTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void ownersGetMailAndTheSecurityLogSaysWho() {
        Owner owner = Owner.onboarded().verified();
        UUID physician = UUID.randomUUID();

        tell(owner, physician);

        Mailbox.token(owner.email(), "broken-glass");
        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("glass-broken"));
    }

    @Test
    void anAddressThatNobodyProvedGetsNone() {
        Owner owner = Owner.onboarded();

        tell(owner, UUID.randomUUID());

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("glass-broken")));
        assertThat(Mailbox.newest(owner.email(), "broken-glass")).isEmpty();
    }

    private static void tell(Owner owner, UUID person) {
        TestEvents.publish(
                "patient", "io.neonpro.access.broken-glass.v1", owner.tenant(), person, """
                {"personId":"%s","action":"record.read"}
                """.formatted(person));
    }
}
