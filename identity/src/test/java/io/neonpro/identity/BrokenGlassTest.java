package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

        Mailbox.awaitNews(owner.email(), "broken-glass");
        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("glass-broken"));
    }

    @Test
    void anAddressThatNobodyProvedGetsNone() {
        Owner owner = Owner.onboarded();

        tell("patient", owner, UUID.randomUUID());

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("glass-broken")));
        assertThat(Mailbox.count(owner.email(), "broken-glass")).isZero();
    }

    /** A stolen session would do the same; by an export, or by what each service holds. */
    @ParameterizedTest
    @CsvSource({
        "clinic, tenant.export",
        "clinic, portable-data",
        "patient, portable-data",
        "scheduling, portable-data",
        "billing, portable-data",
        "notify, portable-data"
    })
    void ownersGetMailWhenAllIsTakenAlong(String service, String action) {
        Owner owner = Owner.onboarded().verified();

        takeAlong(service, owner, UUID.randomUUID(), action);

        Mailbox.awaitNews(owner.email(), "given-away");
        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("given-away"));
    }

    @Test
    void ownersGetMailWhenItIsTakenAlongFromHere() {
        Owner owner = Owner.onboarded().verified();

        owner.asks().get("/api/v1/portable-data/security-log").then().statusCode(200);

        Mailbox.awaitNews(owner.email(), "given-away");
        assertThat(givenAway(owner)).isEqualTo("portable-data");
    }

    /** Of who reads what each service holds; what is wanted as a whole is told each time. */
    @Test
    void whoTakesAllAlongPageByPageIsToldOfOnceWithinAnHour() {
        Owner owner = Owner.onboarded().verified();
        UUID thief = UUID.randomUUID();

        takeAlong("billing", owner, thief, "portable-data");
        takeAlong("billing", owner, thief, "portable-data");
        takeAlong("billing", owner, thief, "tenant.export");
        takeAlong("billing", owner, thief, "portable-data");
        tell("billing", owner, thief);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        owner.asks().get("/api/v1/security-events").then().body("items.kind", hasItem("glass-broken")));
        assertThat(givenAway(owner)).isEqualTo("portable-data tenant.export");

        TestDatabase.run(
                "update security_event set at = at - interval '61 minutes' where tenant_id = ?", owner.tenant());
        takeAlong("billing", owner, thief, "portable-data");
        await().atMost(PATIENCE).until(() -> givenAway(owner), "portable-data tenant.export portable-data"::equals);
    }

    private static String givenAway(Owner owner) {
        return TestDatabase.text(
                "select string_agg(detail ->> 'action', ' ' order by id) from security_event"
                        + " where tenant_id = ? and kind = 'given-away'",
                owner.tenant());
    }

    private static void takeAlong(String service, Owner owner, UUID person, String action) {
        TestEvents.publish(
                service, "io.neonpro.access.given-away.v1", owner.tenant(), person, """
                {"personId":"%s","action":"%s"}
                """.formatted(person, action));
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
