package io.neonpro.patient.access;

import static io.neonpro.patient.Api.PATIENTS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.devstack.client.VanishingClient;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client whose connection breaks while its change waits to be made. */
@ServiceTest
class VanishingClientTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    MeterRegistry metrics;

    @Test
    void whatItChangesNeverthelessIsNoted() {
        Api group = Api.ofNewTenant();
        UUID ana = group.register("Ana Souza");
        String token = TestTokens.user(group.tenant()).scopes("patient:write").sign();
        var client = new VanishingClient(
                RestAssured.port, () -> metrics.get("pending.requests").gauge().value());

        TestDatabase.whileChanging(
                () -> client.ask("PATCH", PATIENTS + "/" + ana, token, "{\"name\": \"Ana Lima\"}"),
                client::vanish,
                "update patient set version = version where id = ?",
                ana);

        Api owner = group.allowedTo("tenant:write");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        owner.get("/api/v1/access-log?subject=" + ana).body("items.action", hasItem("patient.update")));
    }
}
