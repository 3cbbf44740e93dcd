package io.neonpro.clinic.life;

import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_WRITE;

import io.neonpro.clinic.tenant.Plan;
import io.neonpro.clinic.tenant.TenantCommand;
import io.neonpro.clinic.tenant.TenantCommand.Resume;
import io.neonpro.clinic.tenant.TenantCommand.Subscribe;
import io.neonpro.clinic.tenant.TenantCommand.Suspend;
import io.neonpro.clinic.tenant.TenantProfile;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.clinic.tenant.Versioned;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What the platform's operator decides of a tenant. */
@Path("/q/neonpro/tenants/{tenantId}")
public class TenantLifeResource {

    private final Tenants tenants;

    TenantLifeResource(Tenants tenants) {
        this.tenants = tenants;
    }

    /** The plan that a tenant is to have. */
    @RegisterForReflection
    public record Subscription(@NotNull Plan plan) {}

    /** Why a tenant is suspended. */
    @RegisterForReflection
    public record Suspension(@NotNull Code reason) {}

    @PUT
    @Path("plan")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<TenantProfile>> subscribe(
            UUID tenantId, @BeanParam Condition condition, @Valid @NotNull Subscription wanted) {
        return handle(tenantId, condition, new Subscribe(wanted.plan()));
    }

    @PUT
    @Path("suspension")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<TenantProfile>> suspend(
            UUID tenantId, @BeanParam Condition condition, @Valid @NotNull Suspension wanted) {
        return handle(tenantId, condition, new Suspend(wanted.reason().text()));
    }

    @DELETE
    @Path("suspension")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<TenantProfile>> resume(UUID tenantId, @BeanParam Condition condition) {
        return handle(tenantId, condition, new Resume());
    }

    private Uni<RestResponse<TenantProfile>> handle(UUID tenantId, Condition condition, TenantCommand command) {
        return Tenancy.runAs(
                        TenantContext.ofEvent(tenantId),
                        () -> Transactions.run(() -> tenants.handle(command, condition::require)))
                .map(TenantLifeResource::answer);
    }

    private static RestResponse<TenantProfile> answer(Versioned<TenantProfile> now) {
        return Answers.ok(now.version(), now.value());
    }
}
