package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.agenda.AgendaResource;
import io.neonpro.manifests.deployment.agenda.ArchiveResource;
import io.neonpro.manifests.deployment.agenda.NotesResource;
import io.neonpro.manifests.deployment.agenda.PaymentsResource;
import org.junit.jupiter.api.Test;

/** How long the mesh waits for an answer, over which connections, and what it asks again. */
class MeshRoutingTest {

    private final ObjectsOf agenda = new ObjectsOf(Agenda.configured().saying(Applications.Busy.class));

    @Test
    void aStreamNeitherEndsNorIsTriedAgainOnceItHasBegun() {
        var streams = agenda.spec("VirtualService", "agenda").at("/http/0");

        assertThat(streams.at("/match/0/uri/regex").asText()).isEqualTo("/api/v1/visits/stream");
        assertThat(streams.has("timeout")).isFalse();
        assertThat(agenda.spec("DestinationRule", "agenda").path("subsets"))
                .extracting(subset -> subset.path("name").asText())
                .containsExactly("stable", "canary", "streams");
    }

    /** By a slow line a file lasts longer than any answer may, and would be cut off in the midst. */
    @Test
    void aFileInPiecesTakesAsLongAsItTakes() {
        var files =
                new ObjectsOf(Agenda.configured().also(ArchiveResource.class).saying(Applications.Busy.class));
        var streams = files.spec("VirtualService", "agenda").at("/http/0");

        assertThat(streams.path("match"))
                .extracting(match -> match.at("/uri/regex").asText())
                .contains("/api/v1/visits/[^/]+/archive");
        assertThat(streams.has("timeout")).isFalse();
        assertThat(streams.path("retries").has("perTryTimeout")).isFalse();
        assertThat(files.spec("PrometheusRule", "agenda")
                        .at("/groups/1/rules/0/expr")
                        .asText())
                .contains("uri!~\"/api/v1/visits/stream|/api/v1/visits/[{]id[}]/archive\"");
    }

    /** Each has a connection as long as somebody looks on, and what is asked beside would find none. */
    @Test
    void whatLastsHasConnectionsOfItsOwn() {
        var lasting = agenda.spec("VirtualService", "agenda")
                .path("http")
                .valueStream()
                .filter(route -> !route.has("timeout"))
                .toList();
        var destination = agenda.spec("DestinationRule", "agenda");
        var streams = destination
                .path("subsets")
                .valueStream()
                .filter(subset -> subset.path("name").asText().equals("streams"))
                .findFirst()
                .orElseThrow();

        assertThat(lasting)
                .hasSize(2)
                .allSatisfy(route -> assertThat(
                                route.at("/route/0/destination/subset").asText())
                        .isEqualTo("streams"));
        assertThat(most(streams)).isGreaterThan(10 * most(destination));
    }

    @Test
    void onlyWhatMayBeRepeatedIs() {
        var routes = agenda.spec("VirtualService", "agenda").path("http");

        assertThat(routes)
                .extracting(route -> route.path("name").asText() + " "
                        + route.at("/retries/attempts").asInt())
                .containsExactly("streams 2", "sockets 0", "reads 2", "repeatable 1", "writes 0");
    }

    /** A key that nobody remembers would have the same done twice. */
    @Test
    void whatHasAKeyIsRepeatedWhereTheKeyIsRemembered() {
        assertThat(repeatable(agenda))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"uri\":{\"exact\":\"/api/v1/visits\"},\"method\":{\"exact\":\"POST\"},"
                                + "\"headers\":{\"idempotency-key\":{\"regex\":\".+\"}}}",
                        "{\"uri\":{\"regex\":\"/api/v1/visits/[^/]+\"},\"method\":{\"exact\":\"POST\"},"
                                + "\"headers\":{\"idempotency-key\":{\"regex\":\".+\"}}}");
    }

    @Test
    void aKeyThatOnlyAnotherVerbRemembersMakesNoPostRepeatable() {
        var notes = new ObjectsOf(Agenda.configured().also(NotesResource.class).saying(Applications.Plain.class));

        assertThat(repeatable(notes))
                .extracting(match -> match.at("/uri/regex").asText())
                .doesNotContain("/api/v1/visits/[^/]+/notes");
    }

    @Test
    void aClassMayRememberTheKeysOfAllThatIsPostedToIt() {
        var payments =
                new ObjectsOf(Agenda.configured().also(PaymentsResource.class).saying(Applications.Plain.class));

        assertThat(repeatable(payments))
                .extracting(match -> match.at("/uri/regex").asText())
                .contains("/api/v1/visits/[^/]+/payments");
    }

    @Test
    void whereNoKeyIsRememberedNothingWithOneIsRepeated() {
        var inner =
                new ObjectsOf(Agenda.configured().without(AgendaResource.class).saying(Applications.Plain.class));

        assertThat(inner.spec("VirtualService", "agenda").path("http"))
                .extracting(route -> route.path("name").asText())
                .containsExactly("sockets", "reads", "writes");
    }

    private static JsonNode repeatable(ObjectsOf service) {
        return service.spec("VirtualService", "agenda")
                .path("http")
                .valueStream()
                .filter(route -> route.path("name").asText().equals("repeatable"))
                .findFirst()
                .orElseThrow()
                .path("match");
    }

    private static int most(JsonNode policed) {
        return policed.at("/trafficPolicy/connectionPool/tcp/maxConnections").asInt();
    }
}
