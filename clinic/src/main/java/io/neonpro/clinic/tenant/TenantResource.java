package io.neonpro.clinic.tenant;

import static io.neonpro.contracts.access.Permissions.TENANT_READ;
import static io.neonpro.contracts.access.Permissions.TENANT_WRITE;

import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.json.MergePatch;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's tenant over REST. */
@Path("/api/v1/tenant")
@Tag(name = "tenant")
public class TenantResource {

    private final Tenants tenants;
    private final TenantDirectory directory;
    private final TenantHistory history;
    private final Moving moving;

    TenantResource(Tenants tenants, TenantDirectory directory, TenantHistory history, Moving moving) {
        this.tenants = tenants;
        this.directory = directory;
        this.history = history;
        this.moving = moving;
    }

    @GET
    @PermissionsAllowed(TENANT_READ)
    @Operation(summary = "Read the tenant")
    public Uni<RestResponse<TenantProfile>> get() {
        return directory.profile().map(TenantResource::answer);
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "Change the tenant's time zone; confirm=true once the preview was seen")
    public Uni<RestResponse<TenantProfile>> change(
            @BeanParam Condition condition,
            @QueryParam("confirm") @DefaultValue("false") boolean isConfirmed,
            MergePatch<TenantDetails> changes) {
        return moving.change(condition::require, changes::applyTo, isConfirmed).map(TenantResource::answer);
    }

    @GET
    @Path("history")
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "List what happened to the tenant, and who did it, newest first")
    public Uni<Page<TenantChange>> history(@BeanParam PageRequest page) {
        return history.page(page);
    }

    @GET
    @Path("settings")
    @PermissionsAllowed(TENANT_READ)
    @Operation(summary = "List the settings that a configuration may have")
    public Uni<List<SettingDetails>> settings() {
        return Uni.createFrom().item(SettingDetails.all());
    }

    @POST
    @Path("configuration/rollback")
    @Idempotent
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "Have the configuration again that was in force at an earlier version of the tenant")
    public Uni<RestResponse<Configuration>> rollBack(@BeanParam Condition condition, @Valid @NotNull Rollback wanted) {
        return tenants.configureAsAt(wanted.version(), condition::require).map(TenantResource::answer);
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
