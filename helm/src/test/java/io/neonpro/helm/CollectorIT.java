package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The collector of traces: one whose configuration names what it has not does not start. */
class CollectorIT {

    private static final Rendering RENDERING = Rendering.with(
            Map.of("observability.traces.enabled", "true", "observability.traces.to", "tempo.monitoring:4319"),
            "neonpro",
            "neonpro");
    private static final JsonNode CONFIGURATION = Rendering.parsed(RENDERING
                    .named("ConfigMap", "collector")
                    .at("/data/collector.yaml")
                    .asText())
            .objects()
            .getFirst();

    @Test
    void itsPipelinesAreOfWhatItHasAndNothingIsLeftOut() {
        JsonNode traces = CONFIGURATION.at("/service/pipelines/traces");

        assertThat(Stream.of("receivers", "processors", "exporters"))
                .allSatisfy(part -> assertThat(texts(traces, part)).containsExactlyInAnyOrderElementsOf(names(part)));
        assertThat(texts(CONFIGURATION.path("service"), "extensions"))
                .containsExactlyInAnyOrderElementsOf(names("extensions"));
    }

    /** Whoever is full loses what comes, before anything is done with it; what is sent together is sent last. */
    @Test
    void itForgetsAddressesBetweenTheLimitAndTheBatch() {
        assertThat(texts(CONFIGURATION.at("/service/pipelines/traces"), "processors"))
                .containsExactly("memory_limiter", "attributes", "batch");
        assertThat(CONFIGURATION.at("/processors/attributes/actions"))
                .extracting(action -> action.path("action").asText())
                .containsOnly("delete");
    }

    @Test
    void itListensWhereItIsAskedAndMaySendWhereItIsTold() {
        Set<Integer> listens = Stream.of(
                        "/receivers/otlp/protocols/grpc/endpoint",
                        "/receivers/otlp/protocols/http/endpoint",
                        "/extensions/health_check/endpoint")
                .map(place -> port(CONFIGURATION.at(place).asText()))
                .collect(Collectors.toSet());

        assertThat(listens)
                .containsExactlyInAnyOrderElementsOf(RENDERING
                        .named("Deployment", "collector")
                        .at("/spec/template/spec/containers/0/ports")
                        .findValues("containerPort")
                        .stream()
                        .map(JsonNode::asInt)
                        .toList());
        assertThat(CONFIGURATION.at("/exporters/otlp/endpoint").asText()).isEqualTo("tempo.monitoring:4319");
        assertThat(RENDERING
                        .named("NetworkPolicy", "collector")
                        .at("/spec/egress")
                        .findValuesAsText("port"))
                .contains("4319");
    }

    private static int port(String endpoint) {
        return Integer.parseInt(endpoint.substring(endpoint.indexOf(':') + 1));
    }

    private static List<String> texts(JsonNode object, String list) {
        return StreamSupport.stream(object.path(list).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Set<String> names(String part) {
        return CONFIGURATION.path(part).properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
