package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.graph.GraphSocket;
import io.neonpro.kernel.web.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F12: over a WebSocket errors are those of any other answer. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class SubscriptionErrorsTest {

    private final Graph graph = Graph.ofSomeTenant();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noteFailing(id: \"\\u202E\") { id }|invalid-input",
                "noteFailing(id: null) { id }|invalid-input",
                "noteFailing(id: {}) { id }|invalid-input",
                "noteFailing { id }|invalid-query",
                "nothing { id }|invalid-query",
                "noteFailing(id: \"missing\") { id }|not-found"
            })
    void whatCannotBeSubscribedToSaysWhy(String field, String code) throws Exception {
        try (GraphSocket socket = graph.socket()) {
            socket.subscribe("subscription { " + field + " }");

            JsonNode answer = socket.next();

            assertThat(GraphSocket.codes(answer)).as("%s", answer).containsExactly(code);
            assertThat(answer.toString()).doesNotContain("Exception", "java.", "internal");
        }
    }

    @Test
    void withoutThePermissionNothingIsSubscribedTo() throws Exception {
        try (GraphSocket socket = new Graph(Api.of(UUID.randomUUID(), "other:read")).socket()) {
            socket.subscribe("subscription { noteFailing(id: \"1\") { id } }");

            assertThat(GraphSocket.codes(socket.next())).containsExactly("forbidden");
        }
    }

    @Test
    void anItemsErrorsHaveTheCodesOfAnyOther() throws Exception {
        try (GraphSocket socket = graph.socket()) {
            socket.subscribe("subscription { noteFailing(id: \"1\") { id secret } }");

            JsonNode item = socket.next();
            JsonNode failure = socket.next();

            assertThat(item.at("/payload/data").findValuesAsText("id")).containsExactly("1");
            assertThat(GraphSocket.codes(item)).containsExactly("hidden");
            assertThat(GraphSocket.codes(failure)).contains("internal-error");
            assertThat(failure.toString())
                    .contains("Something went wrong on our side.")
                    .doesNotContain("secret table");
        }
    }
}
