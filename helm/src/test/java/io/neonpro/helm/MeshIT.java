package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in and where it is routed is there, or nobody is ever let in. */
class MeshIT {

    @Test
    void whoIsAskedIsThere() {
        Rendering rendering = Rendering.of("small");
        Set<String> workloads = rendering
                .workloads()
                .map(workload -> workload.at("/spec/template/metadata/labels/app.kubernetes.io~1name")
                        .asText())
                .collect(Collectors.toSet());

        assertThat(rendering
                        .kind("NetworkPolicy")
                        .flatMap(policy -> policy.path("spec").findValuesAsText("app.kubernetes.io/name").stream())
                        .filter(name -> !workloads.contains(name)))
                .isEmpty();
        assertThat(rendering.kind("AuthorizationPolicy"))
                .extracting(policy -> policy.at("/spec/selector/matchLabels/app.kubernetes.io~1name")
                        .asText())
                .isSubsetOf(workloads);
    }

    /** A sidecar that does not reach Istio is never ready, and neither is its pod. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void whoHasASidecarReachesIstio(String values) {
        Rendering rendering = Rendering.of(values);
        List<Map<String, String>> reach = rendering
                .kind("NetworkPolicy")
                .filter(it -> it.at("/spec/egress").toString().contains("15012"))
                .map(it -> Labels.of(it.at("/spec/podSelector/matchLabels")))
                .toList();

        assertThat(rendering
                        .workloads()
                        .map(it -> it.at("/spec/template/metadata"))
                        .filter(it -> !it.at("/annotations/sidecar.istio.io~1inject")
                                .asText()
                                .equals("false"))
                        .map(it -> Labels.of(it.path("labels"))))
                .isNotEmpty()
                .allMatch(labels ->
                        reach.stream().anyMatch(wanted -> labels.entrySet().containsAll(wanted.entrySet())));
        assertThat(rendering.kind("Cluster"))
                .isNotEmpty()
                .allMatch(it -> it.at("/spec/inheritedMetadata/annotations/sidecar.istio.io~1inject")
                        .asText()
                        .equals("false"));
    }

    /** Of the cluster's operators, of its DNS and of a cache of names on its nodes. */
    @Test
    void whereOthersAreIsSaidByValuesAlone() {
        Map<String, String> elsewhere = new HashMap<>(Map.of(
                "global.dns.port", "5353",
                "global.dns.network", "10.96.0.10/32",
                "global.waking.enabled", "true",
                "observability.traces.enabled", "true"));
        List.of("mesh", "dns", "edge", "monitoring", "autoscaling", "waking", "postgres")
                .forEach(part -> elsewhere.put("global." + part + ".namespace", "their-" + part));
        Rendering rendering = Rendering.with(elsewhere, "neonpro", "neonpro");

        assertThat(rendering.objects().stream()
                        .flatMap(it -> it.findValuesAsText("kubernetes.io/metadata.name").stream()))
                .contains("their-mesh", "their-autoscaling", "their-waking", "their-postgres")
                .allMatch(name -> name.startsWith("their-") || name.equals("neonpro"));
        assertThat(rendering.kind("NetworkPolicy").map(JsonNode::toString).filter(it -> it.contains("their-dns")))
                .hasSize(Rendering.SERVICES.size() + 3)
                .allMatch(it -> it.contains("10.96.0.10/32") && it.contains("5353"));
    }

    /** Who runs in production does not start with addresses that are not in TLS, unless told that they need not be. */
    @ParameterizedTest
    @CsvSource({"small, true", "large, true", "kind, false"})
    void servicesAreToldWhetherItIsThere(String values, String isThere) {
        Rendering rendering = Rendering.of(values);

        assertThat(Rendering.SERVICES)
                .allSatisfy(service ->
                        assertThat(rendering.variable(service, "NEONPRO_MESH")).isEqualTo(isThere));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void whoIsLetInAndWhereItIsRoutedIsThere(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> accounts = rendering.names("ServiceAccount");
        Set<String> subsets = rendering
                .kind("DestinationRule")
                .flatMap(it -> it.at("/spec/subsets").findValuesAsText("name").stream()
                        .map(subset -> it.at("/spec/host").asText() + "/" + subset))
                .collect(Collectors.toSet());

        assertThat(rendering
                        .kind("Deployment")
                        .map(it ->
                                it.at("/spec/template/spec/serviceAccountName").asText())
                        .filter(account -> !account.isEmpty()))
                .isNotEmpty()
                .isSubsetOf(accounts);
        assertThat(rendering
                        .kind("AuthorizationPolicy")
                        .flatMap(it -> it.findValues("principals").stream())
                        .flatMap(it -> StreamSupport.stream(it.spliterator(), false))
                        .map(JsonNode::asText)
                        // the interceptor's is KEDA's
                        .filter(it -> it.contains("/ns/neonpro/"))
                        .map(it -> it.replaceAll(".*/sa/", "")))
                .isNotEmpty()
                .isSubsetOf(accounts);
        assertThat(rendering
                        .kind("DestinationRule")
                        .map(it -> it.at("/spec/host").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Service"));
        assertThat(rendering
                        .kind("VirtualService")
                        .flatMap(it -> it.findValues("destination").stream())
                        // the interceptor's are KEDA's
                        .filter(it -> it.has("subset"))
                        .map(it -> it.path("host").asText() + "/"
                                + it.path("subset").asText()))
                .isNotEmpty()
                .isSubsetOf(subsets);
        assertThat(rendering
                        .kind("HTTPRoute")
                        .flatMap(it -> it.at("/spec/parentRefs").findValuesAsText("name").stream()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Gateway"));
    }
}
