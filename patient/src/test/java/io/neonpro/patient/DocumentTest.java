package io.neonpro.patient;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.Subclass;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What describes the service. */
@ServiceTest
class DocumentTest {

    @Inject
    OpenApiDocumentService documents;

    @Test
    void theDocumentIsThereInBothFormatsOnceSomebodyAsks() {
        assertThat(ClientProxy.unwrap(documents))
                .as("what the kernel intercepts")
                .isInstanceOf(Subclass.class);

        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"));
        given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(startsWith("---"));
    }
}
