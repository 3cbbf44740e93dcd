package io.neonpro.manifests.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What packaging leaves beside the package. */
class ManifestExportIT {

    private static final Path EXPORTED = Path.of("target", "manifests");

    @Test
    void thePackagedServiceHasItsObjectsAndItsChart() throws IOException {
        assertThat(Files.readString(EXPORTED.resolve("sample.yaml")))
                .contains("kind: Deployment", "kind: HorizontalPodAutoscaler", "minReplicas: 2", "memory: \"256Mi\"");
        assertThat(EXPORTED.resolve("sample").resolve("Chart.yaml")).content().contains("name: sample");
        assertThat(EXPORTED.resolve("sample").resolve("templates").resolve("deployment-sample.yaml"))
                .content()
                .contains("{{ .Values.image.tag }}");
    }

    @Test
    void whatNobodyConfiguresIsNotMade() throws IOException {
        assertThat(Files.readString(EXPORTED.resolve("sample.yaml")))
                .doesNotContain("kind: KafkaTopic", "kind: Database", "kind: ExternalSecret", "kind: HTTPRoute");
    }
}
