package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who speaks to whom, believed how, and who is let see it. */
class TrafficIT {

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

    /** In production no service starts that does not know for whom proofs of keys are made. */
    @Test
    void behindSomebodyElsesEdgeTheOriginIsKnownToo() {
        var elsewhere = Rendering.with(
                Map.of("global.edge.enabled", "false", "global.identity.url", "https://id.aurora.example"),
                "neonpro",
                "neonpro");

        assertThat(elsewhere.variable("patient", "NEONPRO_PUBLIC_ORIGIN")).isEqualTo("https://id.aurora.example");
        assertThat(Rendering.of("small").variable("patient", "NEONPRO_PUBLIC_ORIGIN"))
                .isEqualTo("https://api.neonpro.example");
        assertThat(Rendering.of("kind").variable("patient", "NEONPRO_PUBLIC_ORIGIN"))
                .isEmpty();
    }

    /** Kong answers preflights itself: what it leaves out no browser sends, whatever the services would take. */
    @Test
    void pagesMaySendAndReadAtTheEdgeWhatTheyMayAtAService() throws IOException {
        String kernel =
                Files.readString(Path.of("..", "bom/kernel/src/main/java/io/neonpro/kernel/web/edge", "Origins.java"));
        JsonNode edge =
                Rendering.of("small").named("KongClusterPlugin", "neonpro-cors").path("config");

        assertThat(edge.path("methods")).extracting(JsonNode::asText).containsAll(listed(kernel, "METHODS"));
        assertThat(edge.path("headers")).extracting(JsonNode::asText).containsAll(listed(kernel, "ACCEPTED"));
        assertThat(edge.path("exposed_headers")).extracting(JsonNode::asText).containsAll(listed(kernel, "EXPOSED"));
    }

    /** What a constant lists with commas between, perhaps on several lines. */
    private static List<String> listed(String source, String constant) {
        Matcher text = Pattern.compile("String " + constant + " =([^;]+);").matcher(source);
        assertThat(text.find()).as(constant).isTrue();
        return List.of(text.group(1).replaceAll("[\\s\"+]", "").split(","));
    }

    /** Kong answers at each of its ports what it answers at one, unless it is told otherwise. */
    @Test
    void nothingIsAnsweredUnencryptedButWhereToGo() {
        List<JsonNode> routes = Rendering.of("small").kind("HTTPRoute").toList();

        assertThat(routes).hasSizeGreaterThan(Rendering.SERVICES.size()).allSatisfy(route -> {
            JsonNode annotations = route.at("/metadata/annotations");
            assertThat(annotations.path("konghq.com/protocols").asText()).isEqualTo("https");
            assertThat(annotations.path("konghq.com/https-redirect-status-code").asText())
                    .isEqualTo("301");
        });
    }

    /** Pods are of no block of addresses to Cilium, wherever in the cluster they are. */
    @Test
    void aMailServerOfTheClusterIsReachedByItsNamespace() {
        var there = Rendering.with(Map.of("global.smtp.namespace", "mail"), "neonpro", "neonpro");

        assertThat(mailServers(there))
                .containsExactly(
                        "{\"ipBlock\":{\"cidr\":\"0.0.0.0/0\"}}",
                        "{\"podSelector\":{}}",
                        "{\"namespaceSelector\":{\"matchLabels\":{\"kubernetes.io/metadata.name\":\"mail\"}}}");
        assertThat(mailServers(Rendering.of("small")))
                .containsExactly("{\"ipBlock\":{\"cidr\":\"0.0.0.0/0\"}}", "{\"podSelector\":{}}");
    }

    private static List<String> mailServers(Rendering rendering) {
        return Rendering.stream(rendering.named("NetworkPolicy", "notify").at("/spec/egress"))
                .filter(rule -> rule.at("/ports/0/port").asInt() == 587)
                .flatMap(rule -> Rendering.stream(rule.path("to")))
                .map(JsonNode::toString)
                .toList();
    }

    /** Kong does not look at what routes say of times; by itself it would give up a minute's wait, and try five times more. */
    @Test
    void theEdgeWaitsAsLongAsWhatItAsksMayTakeAndAsksOnce() {
        Rendering rendering = Rendering.of("large");
        List<String> asked = rendering
                .kind("HTTPRoute")
                .flatMap(route -> route.findValues("backendRefs").stream())
                .flatMap(backends -> backends.findValuesAsText("name").stream())
                .distinct()
                .toList();

        assertThat(rendering.kind("HTTPRoute"))
                .noneMatch(route -> route.toString().contains("\"timeouts\""));
        assertThat(asked).hasSize(Rendering.SERVICES.size() + 1).allSatisfy(service -> {
            JsonNode annotations = rendering.named("Service", service).at("/metadata/annotations");
            assertThat(annotations.path("konghq.com/read-timeout").asInt())
                    .as(service)
                    .isGreaterThanOrEqualTo(Math.max(30, longest(rendering, service)) * 1000);
            assertThat(annotations.path("konghq.com/retries").asText()).isEqualTo("0");
        });
    }

    private static int longest(Rendering rendering, String service) {
        return rendering
                .kind("VirtualService")
                .filter(it -> Rendering.name(it).equals(service))
                .flatMap(it -> it.findValuesAsText("timeout").stream())
                .mapToInt(timeout -> Integer.parseInt(timeout.replace("s", "")))
                .max()
                .orElse(0);
    }

    /** What is under way is finished through the sidecar. */
    @Test
    void theSidecarStaysAsLongAsWhatItIsFor() {
        List<JsonNode> drained = Rendering.of("small")
                .kind("Deployment")
                .filter(deployment -> Rendering.SERVICES.contains(Rendering.name(deployment))
                        || Rendering.name(deployment).equals("gateway"))
                .toList();

        assertThat(drained).hasSize(Rendering.SERVICES.size() + 1).allSatisfy(deployment -> {
            JsonNode pod = deployment.at("/spec/template");
            int drains = Integer.parseInt(pod.at("/metadata/annotations/proxy.istio.io~1config")
                    .asText()
                    .replaceAll("\\D+", ""));
            int grace = pod.at("/spec/terminationGracePeriodSeconds").asInt();
            assertThat(drains).as(Rendering.name(deployment)).isBetween(grace - 5, grace - 1);
        });
    }

    /** Prometheus is not in the mesh, which lets nobody to the gateway's one port who is not. */
    @Test
    void theGatewaysMetricsAreReadWithTheMeshAndWithout() {
        var without = Rendering.with(
                Map.of("global.mesh.enabled", "false", "global.secure.enabled", "false"), "neonpro", "neonpro");

        var inMesh = Rendering.of("small").named("PodMonitor", "gateway");
        JsonNode endpoint = inMesh.at("/spec/podMetricsEndpoints/0");
        assertThat(Rendering.of("small")
                        .named("Deployment", "gateway")
                        .at("/spec/template/spec/containers/0/ports")
                        .findValuesAsText("name"))
                .contains(endpoint.path("port").asText());
        assertThat(endpoint.at("/relabelings/0/replacement").asText()).isEqualTo("$1:15020");
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
}
