package io.neonpro.kernel.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document of a service while it is built: what all operations share is said once, here, and read
 * from the annotations that make it so.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class DocumentFilter implements OASFilter {

    private final IndexView index;

    public DocumentFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Endpoint> endpoints = Endpoint.all(index);
        SharedParts.addTo(document);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().forEach((method, operation) -> {
                    Endpoint endpoint = endpoints.get(operation.getOperationId());
                    if (endpoint != null) {
                        new OperationParts(endpoint, operation).complete();
                    }
                }));
        Set<String> patches = new PatchSchemas(document).complete();
        new RecordSchemas(document, index, patches).complete();
    }
}
