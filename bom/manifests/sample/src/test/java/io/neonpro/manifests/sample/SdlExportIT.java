package io.neonpro.manifests.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class SdlExportIT {

    private static final Path EXPORTED = Path.of("target", "graphql", "sample.graphql");

    @Test
    void theExportedSdlIsTheOneThePackagedServiceServes() throws IOException {
        // Given
        var exported = Files.readString(EXPORTED);

        // When
        var served = servedSdl();

        // Then
        assertThat(exported)
                .isEqualTo(served)
                .contains("type Appointment @key(fields : \"id\"")
                .contains("agendaChanged(");
    }

    private static String servedSdl() {
        return given().contentType("application/json")
                .body(Map.of("query", "{ _service { sdl } }"))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .path("data._service.sdl");
    }
}
