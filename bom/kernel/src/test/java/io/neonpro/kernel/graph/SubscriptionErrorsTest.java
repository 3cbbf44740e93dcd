package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F12: over a WebSocket errors are those of any other answer. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class SubscriptionErrorsTest {

    private final Api api = Api.of(UUID.randomUUID(), "note:read");

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
        try (GraphSocket socket = GraphSocket.open(api)) {
            socket.subscribe("subscription { " + field + " }");

            JsonObject answer = socket.next();

            assertThat(codes(answer)).as("%s", answer).containsExactly(code);
            assertThat(answer.encode()).doesNotContain("Exception", "java.", "internal");
        }
    }

    @Test
    void withoutThePermissionNothingIsSubscribedTo() throws Exception {
        try (GraphSocket socket = GraphSocket.open(Api.of(UUID.randomUUID(), "other:read"))) {
            socket.subscribe("subscription { noteFailing(id: \"1\") { id } }");

            assertThat(codes(socket.next())).containsExactly("forbidden");
        }
    }

    @Test
    void anItemsErrorsHaveTheCodesOfAnyOther() throws Exception {
        try (GraphSocket socket = GraphSocket.open(api)) {
            socket.subscribe("subscription { noteFailing(id: \"1\") { id secret } }");

            JsonObject item = socket.next();
            JsonObject failure = socket.next();

            assertThat(item.getJsonObject("payload").getJsonObject("data").encode())
                    .contains("\"id\":\"1\"");
            assertThat(codes(item)).containsExactly("hidden");
            assertThat(codes(failure)).contains("internal-error");
            assertThat(failure.encode())
                    .contains("Something went wrong on our side.")
                    .doesNotContain("secret table");
        }
    }

    private static List<String> codes(JsonObject message) {
        Object payload = message.getValue("payload");
        JsonArray errors = payload instanceof JsonObject answer ? answer.getJsonArray("errors") : (JsonArray) payload;
        return errors.stream()
                .map(error -> ((JsonObject) error).getJsonObject("extensions").getString("code"))
                .toList();
    }
}
