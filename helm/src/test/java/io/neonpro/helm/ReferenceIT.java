package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an object names is there: nobody says that it is not, until something never starts. */
class ReferenceIT {

    private static final String NAME = "app.kubernetes.io/name";

    @ParameterizedTest
    @ValueSource(strings = {"small", "large", "large+second-region", "large+first-region-again"})
    void whatIsReferredToIsThere(String values) {
        Rendering rendering = Rendering.of(values);

        assertThat(Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                        .flatMap(rendering::kind)
                        .map(it -> it.at("/spec/scaleTargetRef/name").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Deployment"));
        assertThat(rendering
                        .kind("VerticalPodAutoscaler")
                        .map(it -> it.at("/spec/targetRef/name").asText()))
                .isSubsetOf(rendering.names("Deployment"));
        assertThat(rendering
                        .kind("ScaledObject")
                        .flatMap(it -> it.findValues("authenticationRef").stream())
                        .map(it -> it.path("name").asText()))
                .isSubsetOf(rendering.names("TriggerAuthentication"));
        assertThat(rendering.kind("ScaledObject").flatMap(it -> it.findValuesAsText("topic").stream()))
                .isSubsetOf(rendering.names("KafkaTopic"));
        assertThat(rendering
                        .kind("HTTPRoute")
                        .flatMap(it -> it.findValues("extensionRef").stream())
                        .map(it -> it.path("name").asText()))
                .isSubsetOf(rendering.names("KongPlugin"));
        Set<String> backends = rendering.names("Service");
        backends.add("keda-add-ons-http-interceptor-proxy");
        assertThat(rendering
                        .kind("HTTPRoute")
                        .flatMap(it -> it.findValues("backendRefs").stream())
                        .flatMap(it -> it.findValuesAsText("name").stream()))
                .isNotEmpty()
                .isSubsetOf(backends);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void whatIsSelectedIsThere(String values) {
        Rendering rendering = Rendering.of(values);
        List<Map<String, String>> pods = rendering
                .workloads()
                .map(it -> Labels.of(it.at("/spec/template/metadata/labels")))
                .toList();
        List<JsonNode> services = rendering.kind("Service").toList();

        assertThat(Stream.of("PodDisruptionBudget", "PeerAuthentication", "AuthorizationPolicy")
                        .flatMap(rendering::kind)
                        // the interceptor's are KEDA's
                        .filter(it -> !it.path("metadata").has("namespace"))
                        .map(it -> Labels.of(it.at("/spec/selector/matchLabels"))))
                .isNotEmpty()
                .allMatch(wanted -> Labels.areAmong(pods, wanted));
        // those of Postgres' pods are its operator's
        assertThat(services.stream()
                        .map(it -> Labels.of(it.at("/spec/selector")))
                        .filter(it -> it.containsKey(NAME)))
                .isNotEmpty()
                .allMatch(wanted -> Labels.areAmong(pods, wanted));
        assertThat(rendering
                        .kind("PodMonitor")
                        .map(it -> Labels.of(it.at("/spec/selector/matchLabels")))
                        .filter(it -> it.containsKey(NAME)))
                .isNotEmpty()
                .allMatch(wanted -> Labels.areAmong(pods, wanted));
        assertThat(rendering.kind("ServiceMonitor")).isNotEmpty().allSatisfy(monitor -> {
            Map<String, String> wanted = Labels.of(monitor.at("/spec/selector/matchLabels"));
            assertThat(services.stream()
                            .filter(it -> Labels.areAmong(List.of(Labels.of(it.at("/metadata/labels"))), wanted))
                            .flatMap(it -> it.at("/spec/ports").findValuesAsText("name").stream()))
                    .containsAll(monitor.at("/spec/endpoints").findValuesAsText("port"));
        });
    }

    /** Of Kafka and of Postgres: what is said to no cluster is done by nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large", "large+second-region", "large+first-region-again"})
    void whoseItIsIsThere(String values) {
        Rendering rendering = Rendering.of(values);

        assertThat(Stream.of("KafkaTopic", "KafkaUser", "KafkaNodePool")
                        .flatMap(rendering::kind)
                        .map(it -> it.at("/metadata/labels/strimzi.io~1cluster").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Kafka"));
        assertThat(Stream.of("Database", "DatabaseRole", "ScheduledBackup", "Pooler")
                        .flatMap(rendering::kind)
                        .map(it -> it.at("/spec/cluster/name").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Cluster"));
        assertThat(rendering
                        .kind("Certificate")
                        .filter(it -> it.at("/spec/issuerRef/kind").asText().equals("Issuer"))
                        .map(it -> it.at("/spec/issuerRef/name").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Issuer"));
    }
}
