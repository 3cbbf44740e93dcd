package io.neonpro.kernel.web.edge;

import static io.neonpro.kernel.health.Health.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class PendingRequestsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String NOTE = "{\"title\": \"waits\"}";

    private final Api api = Api.ofSomeTenant();

    @Test
    void aRequestIsPendingUntilItsAnswerBegins() throws IOException {
        try (Socket client = begin()) {
            awaitPending(1);

            // When
            client.getOutputStream().write(NOTE.getBytes(StandardCharsets.UTF_8));

            // Then
            assertThat(client.getInputStream().read()).isEqualTo('H');
            awaitPending(0);
        }
    }

    @Test
    void aClientThatGoesAwayWaitsNoLonger() throws IOException {
        // Given
        Socket client = begin();
        awaitPending(1);

        // When
        client.close();

        // Then
        awaitPending(0);
    }

    @Test
    void answersAsFastAsPromisedAreCounted() {
        api.request().get("/api/v1/notes/count").then().statusCode(200);

        assertThat(metric("http_server_requests_seconds_bucket", "le=\"0.3\"")).isPositive();
    }

    private static void awaitPending(int requests) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metric("pending_requests")).isEqualTo(requests));
    }

    /** All of a request but its body. */
    private Socket begin() throws IOException {
        Socket client = new Socket("localhost", RestAssured.port);
        String head =
                "POST /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + NOTE.length() + "\r\nAuthorization: Bearer " + api.token() + "\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
        return client;
    }
}
