package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import io.neonpro.manifests.deployment.Schemas;
import io.neonpro.manifests.deployment.rule.Rules;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The umbrella chart, put together, with each file of values. */
class ChartIT {

    private static final Schemas SCHEMAS = new Schemas();
    private static final Set<String> OF_THE_CLUSTER = Set.of("KongClusterPlugin", "PriorityClass", "NodePool");

    static List<String> services() {
        return Rendering.SERVICES;
    }

    static List<String> values() {
        return Rendering.VALUES;
    }

    @Test
    void lintHasNothingToSay() {
        var result = new Helm(Rendering.CHART).lint().strict().call();

        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("values")
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

    /** Those of the schemas are among their faults; this says how many there are. */
    @ParameterizedTest
    @MethodSource("values")
    void noRuleIsInWordsThatAreNotKnown(String values) {
        List<Rules.Findings> findings =
                Rendering.of(values).objects().stream().map(SCHEMAS::rules).toList();

        assertThat(findings).flatExtracting(Rules.Findings::skipped).isEmpty();
        System.out.printf(
                "%s: rules in CEL, held against what they are of %d times.%n",
                values, findings.stream().mapToInt(Rules.Findings::evaluated).sum());
    }

    @ParameterizedTest
    @MethodSource("values")
    void noObjectIsThereTwice(String values) {
        Set<String> names = new HashSet<>();

        assertThat(Rendering.of(values).objects())
                .allMatch(object -> names.add(object.path("kind").asText() + "/" + Rendering.name(object)));
    }

    /** Pod Security "restricted", with limits and probes beside. */
    @ParameterizedTest
    @MethodSource("values")
    void podsMayNothingThatTheyNeedNot(String values) {
        Rendering rendering = Rendering.of(values);

        rendering.workloads().forEach(workload -> {
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

    /** As the images are called when they are built: a service's by its variant, the others' by their release alone. */
    @Test
    void imagesAreCalledAsTheyAreBuilt() {
        Rendering rendering = Rendering.of("small");

        assertThat(Rendering.SERVICES)
                .allSatisfy(service -> assertThat(rendering.image("Deployment", service))
                        .isEqualTo("registry.example/neonpro/" + service + ":1.0.0-jvm"));
        assertThat(rendering.image("Job", "migrate")).isEqualTo("registry.example/neonpro/migrate:1.0.0");
        assertThat(rendering.image("Deployment", "gateway")).isEqualTo("registry.example/neonpro/gateway:1.0.0");
        assertThat(read(Path.of("gateway", "Dockerfile")))
                .contains(
                        rendering.image("Deployment", "gateway"),
                        "USER "
                                + rendering
                                        .named("Deployment", "gateway")
                                        .at("/spec/template/spec/securityContext/runAsUser")
                                        .asText()
                                + ":");
    }

    /** What is off in every file of values. */
    @Test
    void whatMayBeSwitchedOnIsWhatItsSchemaSays() {
        var rendering = Rendering.withAllSwitchedOn();

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

    /** Else who installed it knows neither where it is nor what to do there. */
    @Test
    void whoInstalledItIsToldTheWayToABooking() {
        assertThat(Rendering.notes("small"))
                .contains("https://api.neonpro.example", "\"five minutes\" of the README go up to a booking")
                .doesNotContain("port-forward", "is off");
        assertThat(Rendering.notes("kind"))
                .contains(
                        "\"five minutes\" of the README go up to a booking",
                        "port-forward service/scheduling 8082:8080",
                        "External Secrets is off",
                        "The mesh is off");
    }

    /** Of what is no namespace's, or is in one that both know. */
    @Test
    void twoInstallationsInOneClusterAreNotInEachOthersWay() {
        Map<String, String> all = Map.of(
                "observability.traces.enabled", "true",
                "cluster.headroom.enabled", "true",
                "cluster.nodes.enabled", "true",
                "global.waking.enabled", "true");
        Map<String, String> other = new HashMap<>(all);
        other.putAll(Map.of(
                "global.edge.namespace", "kong-np",
                "global.edge.host", "api.np.example",
                "edge.class", "kong-np",
                "observability.traces.class", "kong-np",
                "observability.adapter.enabled", "false"));

        assertThat(outside(Rendering.with(other, "np", "np")))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(outside(Rendering.with(all, "neonpro", "neonpro")));
    }

    /** It is one for the cluster: by a name that both have it would lead to either. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void theInterceptorTellsTwoInstallationsApart(String mesh) {
        Map<String, String> one =
                Map.of("global.waking.enabled", "true", "global.mesh.enabled", mesh, "global.secure.enabled", "false");
        Map<String, String> other = new HashMap<>(one);
        other.put("global.edge.host", "api.np.example");

        assertThat(hosts(Rendering.with(other, "np", "np")))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(hosts(Rendering.with(one, "neonpro", "neonpro")));
    }

    /** By which it knows whom it leads to, and by which it turns others away. */
    private static Set<String> hosts(Rendering rendering) {
        return Stream.of("InterceptorRoute", "AuthorizationPolicy")
                .flatMap(rendering::kind)
                .flatMap(it -> it.findValues("hosts").stream())
                .flatMap(Rendering::stream)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static List<String> outside(Rendering rendering) {
        return rendering.objects().stream()
                .filter(it -> OF_THE_CLUSTER.contains(it.path("kind").asText())
                        || it.path("metadata").has("namespace"))
                .map(it -> it.path("kind").asText() + " "
                        + it.at("/metadata/namespace").asText() + " " + Rendering.name(it))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
