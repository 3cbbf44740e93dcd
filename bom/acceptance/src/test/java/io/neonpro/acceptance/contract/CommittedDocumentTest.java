package io.neonpro.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.migrate.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** The document committed beside each service is the code's: nobody changes an interface without seeing it. */
class CommittedDocumentTest {

    private static final Path ROOT = Sources.checkoutRoot(Path.of(""));
    private static final String IF_MEANT = "If that is meant: make contracts";

    @ParameterizedTest
    @ValueSource(strings = {"identity", "clinic", "patient", "scheduling", "billing", "notify"})
    void noChangeBreaksAClient(String service) throws IOException {
        ChangedOpenApi change = OpenApiCompare.fromContents(committed(service), built(service));

        assertThat(change.isCompatible())
                .as("%s breaks its clients. %s%n%s", service, IF_MEANT, told(change))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "clinic", "patient", "scheduling", "billing", "notify"})
    void theDocumentIsTheCodes(String service) throws IOException {
        assertThat(built(service))
                .as("%s/openapi.yaml is not what the service does. %s", service, IF_MEANT)
                .isEqualTo(committed(service));
    }

    @Test
    void aChangeThatBreaksClientsIsFound() throws IOException {
        String before = committed("patient");
        String after = before.replace("/patients/{id}/export:", "/patients/{id}/exports:");

        ChangedOpenApi change = OpenApiCompare.fromContents(before, after);

        assertThat(change.isCompatible()).isFalse();
    }

    private static String committed(String service) throws IOException {
        return Files.readString(ROOT.resolve(service).resolve("openapi.yaml"));
    }

    private static String built(String service) throws IOException {
        return Files.readString(ROOT.resolve(service).resolve("target/openapi/openapi.yaml"));
    }

    private static String told(ChangedOpenApi change) {
        var text = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
