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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers for a group hears that somebody broke the glass. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class BrokenGlassTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Whichever service was asked. */
    @ParameterizedTest
    @ValueSource(strings = {"patient", "scheduling"})
    void ownersGetMailAndTheSecurityLogSaysWho(String service) {
        Owner owner = Owner.onboarded().verified();
        UUID physician = UUID.randomUUID();

        tell(service, owner, physician);

        Mailbox.token(owner.email(), "broken-glass");
        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("glass-broken"));
    }

    @Test
    void anAddressThatNobodyProvedGetsNone() {
        Owner owner = Owner.onboarded();

        tell("patient", owner, UUID.randomUUID());

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("glass-broken")));
        assertThat(Mailbox.newest(owner.email(), "broken-glass")).isEmpty();
    }

    /** A stolen session would do the same. */
    @Test
    void ownersGetMailWhenAllIsTakenAlong() {
        Owner owner = Owner.onboarded().verified();
        UUID thief = UUID.randomUUID();

        TestEvents.publish("clinic", "io.neonpro.access.given-away.v1", owner.tenant(), thief, """
                {"personId":"%s","action":"tenant.export"}
                """.formatted(thief));

        Mailbox.awaitNews(owner.email(), "given-away");
        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("given-away"));
    }

    @Test
    void ownersGetMailWhenPeoplesRequestsAreDue() {
        Owner owner = Owner.onboarded().verified();

        TestEvents.publish(
                "patient", "io.neonpro.request.due.v1", owner.tenant(), owner.tenant(), """
                {"tenantId":"%s","count":1}
                """.formatted(owner.tenant()));

        Mailbox.awaitNews(owner.email(), "requests-due");
    }

    private static void tell(String service, Owner owner, UUID person) {
        TestEvents.publish(service, "io.neonpro.access.broken-glass.v1", owner.tenant(), person, """
                {"personId":"%s","action":"record.read"}
                """.formatted(person));
    }
}
