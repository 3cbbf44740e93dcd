package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Kafka and what mirrors it run, of which Strimzi makes the pods. */
class KafkaIT {

    /** Of a kind, where its pods are described, and their containers there. */
    private static final Map<String, Map<String, List<String>>> PODS = Map.of(
            "KafkaNodePool", Map.of("/spec/template", List.of("kafkaContainer", "initContainer")),
            "Kafka",
                    Map.of(
                            "/spec/entityOperator/template", List.of("topicOperatorContainer", "userOperatorContainer"),
                            "/spec/kafkaExporter/template", List.of("container")),
            "KafkaMirrorMaker2", Map.of("/spec/template", List.of("connectContainer")));

    /** Else a namespace that enforces Pod Security "restricted" has no Kafka. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large", "large+second-region"})
    void itsPodsMayNothingThatTheyNeedNot(String values) {
        Rendering rendering = Rendering.of(values);

        assertThat(PODS.keySet().stream().flatMap(rendering::kind).flatMap(KafkaIT::containers))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(container -> {
                    JsonNode security = container.path("securityContext");
                    assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
                    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                            .isFalse();
                    assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                    assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
                });
    }

    /** It has TLS of its own. What a pool says of its pods is all that is said of them, so each says it. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large", "large+second-region"})
    void itsPodsAreNotInTheMesh(String values) {
        Rendering rendering = Rendering.of(values);

        assertThat(PODS.keySet().stream().flatMap(rendering::kind).flatMap(KafkaIT::pods))
                .isNotEmpty()
                .allMatch(pod -> pod.at("/pod/metadata/annotations/sidecar.istio.io~1inject")
                        .asText()
                        .equals("false"));
    }

    /** What the exporter does not know: whether all copies are there. */
    @Test
    void brokersAreWatched() {
        Rendering rendering = Rendering.of("small");

        assertThat(rendering
                        .named("Kafka", "kafka")
                        .at("/spec/kafka/metricsConfig/type")
                        .asText())
                .isEqualTo("strimziMetricsReporter");
        JsonNode monitor = rendering.named("PodMonitor", "kafka-brokers").path("spec");
        assertThat(Labels.of(monitor.at("/selector/matchLabels")))
                .containsEntry("strimzi.io/cluster", "kafka")
                .containsEntry("strimzi.io/name", "kafka-kafka");
        assertThat(monitor.at("/podMetricsEndpoints/0/portNumber").asInt()).isEqualTo(9404);
    }

    @Test
    void volumesAreOfTheClassThatIsSaid() {
        var rendering = Rendering.with(Map.of("events.storage.class", "fast"), "neonpro", "neonpro");

        assertThat(rendering.kind("KafkaNodePool").flatMap(it -> it.findValuesAsText("class").stream()))
                .containsExactly("fast");
        assertThat(Rendering.of("small").kind("KafkaNodePool").flatMap(it -> it.findValues("class").stream()))
                .isEmpty();
    }

    private static Stream<JsonNode> pods(JsonNode object) {
        return PODS.get(object.path("kind").asText()).keySet().stream().map(object::at);
    }

    private static Stream<JsonNode> containers(JsonNode object) {
        return PODS.get(object.path("kind").asText()).entrySet().stream()
                .flatMap(pod -> pod.getValue().stream()
                        .map(container -> object.at(pod.getKey()).path(container)));
    }
}
