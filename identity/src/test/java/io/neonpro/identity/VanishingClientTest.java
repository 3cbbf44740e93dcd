package io.neonpro.identity;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.client.VanishingClient;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client whose connection breaks while it waits. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class VanishingClientTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    MeterRegistry metrics;

    /** Half signed out, a token would be good until it expires. */
    @Test
    void whoGoesAwayIsSignedOutAltogether() {
        Owner owner = Owner.onboarded();
        var client = new VanishingClient(
                RestAssured.port, () -> metrics.get("pending.requests").gauge().value());

        TestDatabase.whileChanging(
                () -> client.ask("DELETE", "/api/v1/sessions/current", owner.accessToken(), ""),
                client::vanish,
                "update session set ended_at = ended_at where tenant_id = ?",
                owner.tenant());

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.asks().get("/api/v1/users").then().statusCode(401));
    }
}
