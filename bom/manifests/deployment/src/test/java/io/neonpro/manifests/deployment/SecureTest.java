package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.fact.Impossible;
import io.neonpro.manifests.deployment.object.Platform;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What becomes of a profile {@code secure} in a service's configuration. */
class SecureTest {

    @Test
    void theProfileIsOnAndFindsItsFilesWhereTheCertificateIsMounted() {
        var objects = new ObjectsOf(Agenda.configured().secure().saying(Applications.Plain.class));
        var pod = objects.spec("Deployment", "agenda").at("/template/spec");
        var certificate = objects.spec("Certificate", "agenda");

        Map<String, String> variables = variables(pod);
        assertThat(variables)
                .containsEntry("QUARKUS_PROFILE", "prod,secure")
                .containsEntry("NEONPRO_TLS_CA", "/etc/neonpro/tls/ca.crt")
                .containsEntry("NEONPRO_TLS_IDENTITY", "/etc/neonpro/tls/tls-combined.pem")
                .containsKey("QUARKUS_REDIS_PASSWORD");
        assertThat(pod.at("/containers/0/volumeMounts"))
                .extracting(mount -> mount.path("mountPath").asText())
                .contains("/etc/neonpro/tls");
        assertThat(pod.path("volumes"))
                .filteredOn(volume -> volume.path("name").asText().equals("tls"))
                .extracting(volume -> volume.at("/secret/secretName").asText())
                .containsExactly(certificate.path("secretName").asText());
        assertThat(certificate.at("/additionalOutputFormats/0/type").asText()).isEqualTo("CombinedPEM");
        assertThat(certificate.at("/issuerRef/name").asText()).isEqualTo("neonpro");
    }

    @Test
    void whoHasNoSuchProfileHasNoCertificate() {
        var objects = new ObjectsOf(Agenda.configured().saying(Applications.Plain.class));

        assertThat(objects.has("Certificate")).isFalse();
        assertThat(variables(objects.spec("Deployment", "agenda").at("/template/spec")))
                .doesNotContainKey("QUARKUS_PROFILE");
    }

    @Test
    void whoSendsMailSignsInAtTheServerInTls() {
        var objects = new ObjectsOf(Agenda.configured()
                .with("neonpro.smtp.password", "${NEONPRO_SMTP_PASSWORD:}")
                .saying(Applications.Plain.class));
        var pod = objects.spec("Deployment", "agenda").at("/template/spec");

        assertThat(variables(pod))
                .containsEntry("NEONPRO_SMTP_START_TLS", "required")
                .containsKeys("NEONPRO_SMTP_USERNAME", "NEONPRO_SMTP_PASSWORD");
        assertThat(objects.spec("ExternalSecret", "smtp").path("data").findValuesAsText("secretKey"))
                .containsExactly("username", "password");
    }

    /** A mail says who is treated where: whoever is on the way must not be able to decline TLS. */
    @Test
    void whoSendsMailInProductionDoesSoInTlsWhetherItSignsInOrNot() {
        String template = new Platform(Agenda.configured()
                        .with("neonpro.smtp.password", "${NEONPRO_SMTP_PASSWORD:}")
                        .saying(Applications.Plain.class))
                .files()
                .get("agenda/templates/deployment-agenda.yaml");

        assertThat(template)
                .containsSubsequence(
                        "{{- if or .Values.global.smtp.signsIn .Values.global.secure.enabled }}",
                        "NEONPRO_SMTP_START_TLS",
                        "{{- end }}",
                        "{{- if .Values.global.smtp.signsIn }}",
                        "NEONPRO_SMTP_USERNAME");
    }

    @Test
    void itIsToldWhetherAMeshEncrypts() {
        var service = Agenda.configured()
                .with("neonpro.mesh", "${NEONPRO_MESH:false}")
                .saying(Applications.Plain.class);

        assertThat(variables(new ObjectsOf(service).spec("Deployment", "agenda").at("/template/spec")))
                .containsEntry("NEONPRO_MESH", "true");
        assertThat(new Platform(service).files().get("agenda/templates/deployment-agenda.yaml"))
                .contains("\"{{ .Values.global.mesh.enabled }}\"");
    }

    @Test
    void whatTheProfileReadsComesFromSomewhere() {
        var service = Agenda.configured()
                .secure()
                .with("%secure.neonpro.visits.seal", "${NEONPRO_SEAL}")
                .saying(Applications.Plain.class);

        assertThatThrownBy(() -> new ObjectsOf(service))
                .isInstanceOf(Impossible.class)
                .hasMessage("NEONPRO_SEAL: agenda reads it when it is secure, and nothing says where it comes from");
    }

    private static Map<String, String> variables(JsonNode pod) {
        return StreamSupport.stream(pod.at("/containers/0/env").spliterator(), false)
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asText(),
                        variable -> variable.path("value").asText()));
    }
}
