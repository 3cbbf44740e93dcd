package io.neonpro.kernel.portable;

import io.neonpro.kernel.web.page.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A tenant's data in this service over REST, part by part: for who takes it all along. */
@Path("/api/v1/portable-data")
@Tag(name = "portable data")
public class PortableResource {

    /** Of whoever answers for a tenant. */
    private static final String TENANT_EXPORT = "tenant:export";

    private static final int MAX_CURSOR_LENGTH = 2048;

    private final PortableData data;

    PortableResource(PortableData data) {
        this.data = data;
    }

    @GET
    @PermissionsAllowed(TENANT_EXPORT)
    @Operation(summary = "Which parts of the clinic group's data are kept here")
    public Uni<Parts> parts() {
        return data.parts().map(Parts::new);
    }

    @GET
    @Path("{part}")
    @PermissionsAllowed(TENANT_EXPORT)
    @Operation(summary = "Some rows of a part, as they stand; what is changed meanwhile may be in them or not")
    public Uni<Page<Map<String, Object>>> page(
            @Size(max = 63) String part, @QueryParam("cursor") @Size(max = MAX_CURSOR_LENGTH) @Nullable String cursor) {
        return data.page(part, cursor);
    }
}
