package io.neonpro.identity;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
    void whoGoesAwayIsSignedOutAltogether() throws IOException {
        Owner owner = Owner.onboarded();
        Socket client = new Socket("localhost", RestAssured.port);

        TestDatabase.whileChanging(
                () -> signOut(client, owner),
                () -> vanish(client),
                "update session set ended_at = ended_at where tenant_id = ?",
                owner.tenant());

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.asks().get("/api/v1/users").then().statusCode(401));
    }

    private static Void signOut(Socket client, Owner owner) {
        String request = """
                DELETE /api/v1/sessions/current HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                \r
                """.formatted(owner.accessToken());
        try {
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return null;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** Until the service has seen it. */
    private void vanish(Socket client) {
        try {
            client.close();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        await().atMost(PATIENCE)
                .until(() -> metrics.get("pending.requests").gauge().value() == 0);
    }
}
