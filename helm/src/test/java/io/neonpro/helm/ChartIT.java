package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import io.neonpro.manifests.deployment.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The umbrella chart, put together, with each file of values. */
class ChartIT {

    private static final Schemas SCHEMAS = new Schemas();

    static List<String> services() {
        return Rendering.SERVICES;
    }

    @Test
    void lintHasNothingToSay() {
        var result = new Helm(Rendering.CHART).lint().strict().call();

        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large", "second-region", "large+second-region"})
    void everyObjectIsWhatItsSchemaSays(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> skipped = new TreeSet<>();

        for (JsonNode object : rendering.objects()) {
            if (SCHEMAS.know(object)) {
                assertThat(SCHEMAS.faults(object))
                        .as(object.path("kind").asText() + " " + Rendering.name(object))
                        .isEmpty();
            } else {
                skipped.add(object.path("kind").asText());
            }
        }

        if (!skipped.isEmpty()) {
            System.out.println("No schemas here of " + skipped);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large", "second-region", "large+second-region"})
    void noObjectIsThereTwice(String values) {
        Set<String> names = new HashSet<>();

        assertThat(Rendering.of(values).objects())
                .allMatch(object -> names.add(object.path("kind").asText() + "/" + Rendering.name(object)));
    }

    /** Pod Security "restricted", with limits and probes beside. */
    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large", "second-region", "large+second-region"})
    void podsMayNothingThatTheyNeedNot(String values) {
        Rendering rendering = Rendering.of(values);

        Stream.concat(rendering.kind("Deployment"), rendering.kind("Job")).forEach(workload -> {
            var pod = workload.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits").size()).isEqualTo(2);
            assertThat(container.path("image").asText())
                    .doesNotEndWith(":latest")
                    .matches(".+:.+");
            assertThat(container.has("readinessProbe"))
                    .isEqualTo(workload.path("kind").asText().equals("Deployment")
                            && !Rendering.name(workload).equals("headroom"));
        });
    }

    /** So what is read without Helm is what Helm installs. */
    @ParameterizedTest
    @MethodSource("services")
    void aChartIsThePlainObjectsUnlessSomebodySaysOtherwise(String service) {
        Path written = Path.of("..", service, "target", "manifests");
        var plain = Rendering.parsed(read(written.resolve(service + ".yaml")));

        assertThat(Rendering.ofService(service).objects()).containsExactlyInAnyOrderElementsOf(plain.objects());
    }

    @Test
    void selectorsAreTheSameWhateverTheReleaseIsCalled() {
        var one = Rendering.with(Map.of(), "one", "neonpro");
        var other = Rendering.with(Map.of(), "other", "elsewhere");

        assertThat(other.kind("Deployment").map(it -> it.at("/spec/selector")))
                .containsExactlyElementsOf(one.kind("Deployment")
                        .map(it -> it.at("/spec/selector"))
                        .toList());
    }

    /** What Kubernetes and operators refuse to change; the job is made anew each time. */
    @Test
    void anUpgradeChangesNothingThatCannotBeChanged() {
        var before = Rendering.with(Map.of(), "neonpro", "neonpro");
        var after = Rendering.with(
                Map.of(
                        "patient.image.tag", "1.1.0",
                        "patient.image.variant", "native",
                        "graphql.image.tag", "1.1.0",
                        "patient.replicas.max", "40",
                        "data.postgres.storage.size", "80Gi"),
                "neonpro",
                "neonpro");

        assertThat(fixed(after)).containsAllEntriesOf(fixed(before));
    }

    /** A database is of one cluster for ever, so in another one it is another object; in the first it is kept, unused. */
    @Test
    void aServiceThatGoesToAnotherClusterChangesNothingThatCannotBeChanged() {
        var before = fixed(Rendering.with(Map.of(), "neonpro", "neonpro"));
        var after = fixed(Rendering.with(Map.of("global.postgres.groups.billing", "money"), "neonpro", "neonpro"));

        assertThat(after).containsKeys("Database billing-money /spec/cluster", "Cluster money /spec/bootstrap");
        after.keySet().retainAll(before.keySet());
        assertThat(before).containsAllEntriesOf(after);
    }

    /** By kind, name and place. */
    private static Map<String, String> fixed(Rendering rendering) {
        Map<String, String> fixed = new HashMap<>();
        Map<String, List<String>> places = Map.of(
                "Deployment", List.of("/spec/selector"),
                "Service", List.of("/spec/selector", "/spec/clusterIP"),
                "PriorityClass", List.of("/value"),
                "KafkaNodePool", List.of("/spec/roles", "/spec/storage"),
                "KafkaTopic", List.of("/spec/topicName", "/spec/partitions"),
                "Database", List.of("/spec/name", "/spec/cluster"),
                "DatabaseRole", List.of("/spec/name", "/spec/cluster"),
                "Cluster", List.of("/spec/bootstrap"));
        rendering
                .objects()
                .forEach(object -> places.getOrDefault(object.path("kind").asText(), List.of())
                        .forEach(place -> fixed.put(
                                object.path("kind").asText() + " " + Rendering.name(object) + " " + place,
                                object.at(place).toString())));
        return fixed;
    }

    @Test
    void anotherNamespaceReleaseAndRegistryAreFollowed() {
        var rendering = Rendering.with(Map.of("global.image.registry", "mirror.example/np"), "np", "elsewhere");

        assertThat(rendering
                        .kind("Deployment")
                        .filter(it -> !Rendering.name(it).equals("redis"))
                        .map(it ->
                                it.at("/spec/template/spec/containers/0/image").asText()))
                .allMatch(image -> image.startsWith("mirror.example/np/"));
        assertThat(rendering.objects().toString()).doesNotContain("/ns/neonpro/", "namespace=\"neonpro\"");
    }

    @ParameterizedTest
    @CsvSource({
        "global.kafka.port, 99999999",
        "global.redis.url, localhost",
        "global.nonsense, 1",
        "nonsense, 1",
        "patient.image.nonsense, x",
        "patient.env.NEONPRO_NONSENSE, x",
        "patient.replicas.min, many",
        "patient.image.variant, wasm",
        "global.postgres.groups.kitchen, money",
        "global.postgres.groups.billing, billing",
        "global.postgres.members[0], first",
        "data.postgres.instnces, 3",
        "data.postgres.clusters.money.storage.size, much",
        "data.redis.image, redis:latest",
        "edge.origins[0], app.neonpro.example",
        "events.brokers, many",
        "graphql.replicas.mn, 1",
        "migrate.hok, false",
        "observability.traces.percent, 101",
        "cluster.nodes.capacity[0], cheap"
    })
    void nonsenseIsRefused(String path, String value) {
        assertThatThrownBy(() -> Rendering.with(Map.of(path, value), "neonpro", "neonpro"))
                .hasMessageContaining("schema");
    }

    @ParameterizedTest
    @CsvSource({
        "global.redis.url, redis://redis:6379, rediss://",
        "global.identity.url, http://api.neonpro.example, https://",
        "global.mesh.enabled, false, nothing encrypts",
        "global.kafka.replicas, 1, nothing could ever be written",
        "data.postgres.instances, 3, there would be several"
    })
    void valuesThatDoNotGoTogetherAreRefused(String path, String value, String message) {
        assertThatThrownBy(() -> Rendering.with(Map.of(path, value), "neonpro", "neonpro"))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "global.postgres.groups.billing, money, global.postgres.primary, pg.example:5432, would be sent to",
        "global.postgres.pooled, true, global.postgres.enabled, false, the pooler is CloudNativePG's"
    })
    void twoValuesThatDoNotGoTogetherAreRefused(
            String path, String value, String other, String otherValue, String message) {
        assertThatThrownBy(() -> Rendering.with(Map.of(path, value, other, otherValue), "neonpro", "neonpro"))
                .hasMessageContaining(message);
    }

    /** Whom a service trusts has signed what the server shows. */
    @Test
    void serversAndServicesHaveCertificatesOfOneAuthority() {
        Rendering rendering = Rendering.of("small");
        Set<String> issuers = rendering.kind("Issuer").map(Rendering::name).collect(Collectors.toSet());
        List<JsonNode> inner = rendering
                .kind("Certificate")
                .filter(it -> it.at("/spec/issuerRef/kind").asText().equals("Issuer"))
                .filter(it -> !it.at("/spec/isCA").asBoolean())
                .toList();

        assertThat(inner)
                .extracting(Rendering::name)
                .contains("postgres", "redis", "billing", "patient", "scheduling", "identity");
        assertThat(inner)
                .extracting(it -> it.at("/spec/issuerRef/name").asText())
                .containsOnly("neonpro")
                .isSubsetOf(issuers);
        assertThat(rendering
                        .kind("Cluster")
                        .findFirst()
                        .orElseThrow()
                        .at("/spec/certificates/serverTLSSecret")
                        .asText())
                .isEqualTo("postgres-tls");
    }

    /** Else all strangers would share what one address may ask. */
    @Test
    void whoSaysOnWhoseBehalfItAsksIsBelieved() {
        assertThat(Rendering.of("small").variable("patient", "NEONPRO_TRUSTED_PROXIES"))
                .isEqualTo("127.0.0.6/32,10.0.0.0/8");
        assertThat(Rendering.of("kind").variable("patient", "NEONPRO_TRUSTED_PROXIES"))
                .isEqualTo("10.0.0.0/8");
    }

    /** Prometheus is not in the mesh, which lets nobody to the gateway's one port who is not. */
    @Test
    void theGatewaysMetricsAreReadWithTheMeshAndWithout() {
        var without = Rendering.with(
                Map.of("global.mesh.enabled", "false", "global.secure.enabled", "false"), "neonpro", "neonpro");

        var inMesh = Rendering.of("small").named("PodMonitor", "gateway");
        assertThat(inMesh.at("/spec/podMetricsEndpoints/0/portNumber").asInt()).isEqualTo(15020);
        assertThat(Rendering.of("small").named("NetworkPolicy", "gateway").toString())
                .contains("15020");
        assertThat(without.named("ServiceMonitor", "gateway")
                        .at("/spec/endpoints/0/path")
                        .asText())
                .isEqualTo("/metrics");
    }

    @Test
    void aCanaryIsThereWhenItIsWanted() {
        var rendering = Rendering.with(
                Map.of("patient.canary.enabled", "true", "patient.canary.tag", "1.1.0"), "neonpro", "neonpro");

        var canary = rendering
                .kind("Deployment")
                .filter(it -> Rendering.name(it).equals("patient-canary"))
                .findFirst()
                .orElseThrow();
        assertThat(canary.at("/spec/template/spec/containers/0/image").asText()).contains("patient:1.1.0");
        var routes = rendering
                .kind("VirtualService")
                .filter(it -> Rendering.name(it).equals("patient"))
                .findFirst()
                .orElseThrow();
        assertThat(routes.at("/spec/http").findValuesAsText("weight"))
                .contains("90", "10")
                .doesNotContain("0", "100");
    }

    /** As the images are called when they are built: a service's by its variant, the others' by their release alone. */
    @Test
    void imagesAreCalledAsTheyAreBuilt() {
        Rendering rendering = Rendering.of("small");

        assertThat(Rendering.SERVICES)
                .allSatisfy(service -> assertThat(rendering.image("Deployment", service))
                        .isEqualTo("registry.example/neonpro/" + service + ":1.0.0-jvm"));
        assertThat(rendering.image("Job", "migrate")).isEqualTo("registry.example/neonpro/migrate:1.0.0");
        assertThat(rendering.image("Deployment", "gateway")).isEqualTo("registry.example/neonpro/gateway:1.0.0");
    }

    /** What is off in every file of values. */
    @Test
    void whatMayBeSwitchedOnIsWhatItsSchemaSays() {
        var rendering = Rendering.with(
                Map.of(
                        "observability.traces.enabled", "true",
                        "global.edge.jwt", "true",
                        "edge.keys[0].id", "k1",
                        "edge.keys[0].pem", "-----BEGIN PUBLIC KEY-----",
                        "edge.gslb.enabled", "true",
                        "events.outside.enabled", "true",
                        "events.mirror.enabled", "true",
                        "global.postgres.pooled", "true",
                        "global.mesh.tokens", "true",
                        "global.waking.enabled", "true"),
                "neonpro",
                "neonpro");

        assertThat(rendering.objects())
                .extracting(object -> object.path("kind").asText())
                .contains(
                        "KafkaMirrorMaker2",
                        "Gslb",
                        "KongPlugin",
                        "KongConsumer",
                        "Telemetry",
                        "Pooler",
                        "RequestAuthentication");
        assertThat(rendering.objects())
                .allSatisfy(object -> assertThat(SCHEMAS.know(object) ? SCHEMAS.faults(object) : List.of())
                        .as(object.path("kind").asText() + " " + Rendering.name(object))
                        .isEmpty());
    }

    @Test
    void kongIsNotToldToLookAtTokensWithoutTheirKeys() {
        assertThatThrownBy(() -> Rendering.with(Map.of("global.edge.jwt", "true"), "neonpro", "neonpro"))
                .hasMessageContaining("say in edge.keys which keys sign them");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
