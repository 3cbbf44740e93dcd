package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.object.Platform;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which paths the public address leads to a service, and what is looked at before it is asked. */
class PublicPathTest {

    private final ObjectsOf agenda = new ObjectsOf(Agenda.configured().saying(Applications.Busy.class));

    @Test
    void whatIsForOperatorsIsNoRoute() {
        var matches = agenda.spec("HTTPRoute", "agenda").findValues("value");

        assertThat(matches)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "/api/v1/visits", "/api/v1/visits/[^/]+$", "/api/v1/visits/hours", "/api/v1/visits/stream");
        assertThat(agenda.spec("AuthorizationPolicy", "agenda").toString()).doesNotContain("/q/neonpro");
    }

    /** What is below it may be another service's. */
    @Test
    void whoAnswersAPathTakesNothingBelowIt() {
        var paths = agenda.spec("HTTPRoute", "agenda").findValues("path");

        assertThat(paths)
                .filteredOn(path -> path.path("value").asText().equals("/api/v1/visits"))
                .extracting(path -> path.path("type").asText())
                .containsExactly("Exact");
        assertThat(paths)
                .filteredOn(path -> path.path("type").asText().equals("RegularExpression"))
                .extracting(path -> path.path("value").asText())
                .isNotEmpty()
                .allMatch(pattern -> pattern.endsWith("$"))
                .noneMatch(pattern -> "/api/v1/visits/0195/archive".matches(pattern));
    }

    /** In a chart whose values say so. */
    @Test
    void kongLooksAtTokensWhereOneIsNeededAndNowhereElse() {
        String template = new Platform(Agenda.configured().saying(Applications.Plain.class))
                .files()
                .get("agenda/templates/httproute-agenda.yaml");
        List<String> rules = List.of(template.split("- matches:"));

        assertThat(rules).hasSize(3);
        assertThat(rules.stream().skip(1))
                .allMatch(rule -> rule.contains("X-Forwarded-Client-Cert"))
                .allMatch(rule -> rule.contains("neonpro-jwt") != rule.contains("/api/v1/visits/hours"));
        assertThat(template).contains("{{- if .Values.global.edge.jwt }}");
    }

    /** Else the edge's sidecar would not know whose it is, and would not say who asks. */
    @Test
    void inTheMeshARequestBearsTheNameOfWhomItIsFor() {
        String template = new Platform(Agenda.configured().saying(Applications.Plain.class))
                .files()
                .get("agenda/templates/httproute-agenda.yaml");
        String named = "hostname: \"agenda.{{ .Release.Namespace }}.svc.cluster.local\"";

        assertThat(Stream.of(template.split("- matches:")).skip(1)).isNotEmpty().allMatch(rule -> rule.contains(named));
        assertThat(template).contains("{{- if .Values.global.mesh.enabled }}");
        assertThat(agenda.of("Service")
                        .map(it -> it.at("/metadata/annotations/ingress.kubernetes.io~1service-upstream")
                                .asText()))
                .contains("true");
    }

    /** Keys come and go; nobody carries them anywhere. */
    @Test
    void theMeshLooksAtTokensByTheKeySetThatIdentityPublishes() {
        var rule = agenda.spec("RequestAuthentication", "agenda").at("/jwtRules/0");

        assertThat(rule.path("issuer").asText()).isEqualTo("https://api.neonpro.example");
        assertThat(rule.path("jwksUri").asText()).isEqualTo("https://api.neonpro.example/oauth/jwks");
        assertThat(new Platform(Agenda.configured().saying(Applications.Plain.class)).files())
                .hasEntrySatisfying(
                        "agenda/templates/requestauthentication-agenda.yaml",
                        template -> assertThat(template)
                                .startsWith("{{- if and .Values.global.mesh.enabled .Values.global.mesh.tokens }}"))
                .hasEntrySatisfying("agenda.yaml", plain -> assertThat(plain).doesNotContain("RequestAuthentication"));
    }

    @Test
    void whatIsForServicesIsNoRouteAndTheMeshLetsNobodyInFromTheEdge() {
        var admission = agenda.spec("AuthorizationPolicy", "agenda").path("rules");

        assertThat(agenda.spec("HTTPRoute", "agenda").toString()).doesNotContain("register");
        assertThat(admission.valueStream().filter(rule -> rule.toString().contains("kong")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.toString())
                        .contains("/api/v1/visits/{*}")
                        .doesNotContain("register"));
    }
}
