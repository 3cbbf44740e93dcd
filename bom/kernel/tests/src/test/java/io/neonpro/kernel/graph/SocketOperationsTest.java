package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.graph.GraphSocket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class SocketOperationsTest {

    private final Graph graph = Graph.ofSomeTenant();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ tenant }",
                "{ __typename }",
                "{ __schema { queryType { name } } }",
                "mutation { writeNote(note: {title: \"a\"}) { id } }"
            })
    void whatIsNoSubscriptionIsNotExecuted(String query) throws Exception {
        try (GraphSocket socket = graph.socket()) {
            socket.subscribe(query);

            JsonNode answer = socket.next();

            assertThat(GraphSocket.codes(answer)).as("%s", answer).containsExactly("invalid-query");
            assertThat(answer.at("/payload/data").isMissingNode()).isTrue();
        }
    }

    @Test
    void whoSendsTooManyIsCutOffAndNobodyElse() throws Exception {
        try (GraphSocket flood = graph.socket();
                GraphSocket other = graph.socket()) {
            assertThat(flood.isEndedBy(1_000, "{ tenant }")).isTrue();

            other.subscribe("{ tenant }");
            assertThat(GraphSocket.codes(other.next())).containsExactly("invalid-query");
        }
    }
}
