package io.neonpro.clinic.tenant;

import static io.neonpro.contracts.access.Permissions.TENANT_READ;
import static io.neonpro.contracts.access.Permissions.TENANT_WRITE;

import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.json.MergePatch;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's tenant over REST. */
@Path("/api/v1/tenant")
@Tag(name = "tenant")
public class TenantResource {

    private final Tenants tenants;
    private final TenantDirectory directory;

    TenantResource(Tenants tenants, TenantDirectory directory) {
        this.tenants = tenants;
        this.directory = directory;
    }

    @GET
    @PermissionsAllowed(TENANT_READ)
    @Operation(summary = "Read the tenant")
    public Uni<RestResponse<TenantProfile>> get() {
        return directory.profile().map(TenantResource::answer);
    }

    @GET
    @Path("configuration")
    @PermissionsAllowed(TENANT_READ)
    @Operation(summary = "Read how the tenant is configured")
    public Uni<RestResponse<Configuration>> configuration() {
        return directory.configuration().map(TenantResource::answer);
    }

    @PATCH
    @Path("configuration")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "Change the tenant's configuration; null removes a setting")
    public Uni<RestResponse<Configuration>> configure(
            @BeanParam Condition condition, MergePatch<Configuration> changes) {
        return tenants.configure(condition::require, changes::applyTo).map(TenantResource::answer);
    }

    private static <T> RestResponse<T> answer(Versioned<T> found) {
        return Answers.ok(found.version(), found.value());
    }
}
