package io.neonpro.kernel.graph;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.Api;
import io.neonpro.kernel.web.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class SubscriptionStateTest {

    /** More than there are event loops, over which connections are dealt out in turn. */
    private static final int CONNECTIONS = 4 * Runtime.getRuntime().availableProcessors();

    private final Api api = Api.of(UUID.randomUUID(), "note:read note:write");
    private final List<WebSocket> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(WebSocket::abort);
    }

    /** X4: what a subscription leaves on its event loop must not meet the next request there. */
    @Test
    void aSubscriptionDoesNotChangeTheAnswersOfOthers() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            subscribe();
        }

        for (int i = 0; i < CONNECTIONS; i++) {
            var answer = RawRequest.post("/api/v1/notes", "{\"title\": \"\", \"weight\": 99}".getBytes())
                    .as(api)
                    .header("Content-Type", "application/json")
                    .send();

            Assertions.assertThat(answer.status()).as(answer.all()).isEqualTo(400);
        }
    }

    private void subscribe() throws Exception {
        var talk = new Talk();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("Authorization", "Bearer " + api.token())
                .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), talk)
                .get(10, TimeUnit.SECONDS);
        open.add(socket);
        socket.sendText("{\"type\": \"connection_init\"}", true).get(10, TimeUnit.SECONDS);
        talk.acknowledged.get(10, TimeUnit.SECONDS);
        socket.sendText("""
                        {"id": "1", "type": "subscribe",
                         "payload": {"query": "subscription { noteChanged(id: \\"1\\") { id } }"}}
                        """, true).get(10, TimeUnit.SECONDS);
        // answered after the subscription was handled, which is handled on the same event loop
        socket.sendText("{\"type\": \"ping\"}", true).get(10, TimeUnit.SECONDS);
        talk.ponged.get(10, TimeUnit.SECONDS);
    }

    private static final class Talk implements WebSocket.Listener {

        private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        private final CompletableFuture<Void> ponged = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (data.toString().contains("connection_ack")) {
                acknowledged.complete(null);
            }
            if (data.toString().contains("pong")) {
                ponged.complete(null);
            }
            socket.request(1);
            return null;
        }
    }
}
