package io.neonpro.identity.trail;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The security log, for the tenant's owner. */
@Path("/api/v1/security-events")
@Tag(name = "security log")
public class SecurityEventResource {

    private final SecurityEvents events;

    SecurityEventResource(SecurityEvents events) {
        this.events = events;
    }

    @GET
    @PermissionsAllowed(Permissions.TENANT_WRITE)
    @Operation(summary = "List who signed in, who was refused and who was given what, the latest first")
    public Uni<Page<ListedEvent>> list(@Valid @BeanParam PageRequest page) {
        return events.page(page);
    }
}
