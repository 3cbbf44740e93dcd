package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
}
