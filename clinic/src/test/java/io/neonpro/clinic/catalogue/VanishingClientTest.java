package io.neonpro.clinic.catalogue;

import static io.neonpro.clinic.Examples.treatment;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.client.VanishingClient;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client whose connection breaks while its change waits to be made. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class VanishingClientTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    MeterRegistry metrics;

    @Test
    void whatItChangesNeverthelessIsNotShownAsItWas() {
        Group group = Group.onboarded();
        Client owner = group.asOwner();
        String treatment = owner.create("/api/v1/treatments", treatment("Laser"));
        shown(owner, treatment, "Laser");

        String token = TestTokens.user(group.tenant()).scopes("catalogue:write").sign();
        var client = new VanishingClient(
                RestAssured.port, () -> metrics.get("pending.requests").gauge().value());
        TestDatabase.whileChanging(
                () -> client.ask("PATCH", "/api/v1/treatments/" + treatment, token, "{\"name\": \"Peeling\"}"),
                client::vanish,
                "update treatment set version = version where id = ?",
                UUID.fromString(treatment));

        await().atMost(PATIENCE).untilAsserted(() -> shown(owner, treatment, "Peeling"));
    }

    private static void shown(Client client, String treatment, String name) {
        client.query("""
                        query($of: [_Any!]!) { _entities(representations: $of) { ... on Treatment { name } } }
                        """, Map.of("of", List.of(Map.of("__typename", "Treatment", "id", treatment))))
                .body("data._entities[0].name", equalTo(name));
    }
}
