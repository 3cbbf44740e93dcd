package io.neonpro.kernel.graph;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.graph.GraphSocket;
import io.neonpro.kernel.web.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class SubscriptionStateTest {

    /** More than there are event loops, over which connections are dealt out in turn. */
    private static final int CONNECTIONS = 4 * Runtime.getRuntime().availableProcessors();

    private final Graph graph = Graph.ofSomeTenant();
    private final List<GraphSocket> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(GraphSocket::close);
    }

    /** X4: what a subscription leaves on its event loop must not meet the next request there. */
    @Test
    void aSubscriptionDoesNotChangeTheAnswersOfOthers() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            subscribe();
        }

        for (int i = 0; i < CONNECTIONS; i++) {
            var answer = RawRequest.post("/api/v1/notes", "{\"title\": \"\", \"weight\": 99}".getBytes())
                    .as(graph.api())
                    .header("Content-Type", "application/json")
                    .send();

            Assertions.assertThat(answer.status()).as(answer.all()).isEqualTo(400);
        }
    }

    private void subscribe() throws Exception {
        GraphSocket socket = graph.socket();
        open.add(socket);
        socket.subscribe("subscription { noteChanged(id: \"1\") { id } }");
        socket.ping();
    }
}
