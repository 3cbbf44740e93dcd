package io.neonpro.clinic.life;

import static io.neonpro.contracts.access.Permissions.TENANT_READ;
import static io.neonpro.contracts.access.Permissions.TENANT_WRITE;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Leaving, over REST. */
@Path(ClosingResource.PATH)
@Tag(name = "tenant")
public class ClosingResource {

    static final String PATH = "/api/v1/tenant/closing";

    private final Closings closings;

    ClosingResource(Closings closings) {
        this.closings = closings;
    }

    @POST
    @Idempotent
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "Leave, after the notice; confirm=true to do so without having taken the data along")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<Closing>> begin(
            @QueryParam("confirm") @DefaultValue("false") boolean isConfirmed, @Valid @NotNull ClosingRequest wanted) {
        return closings.begin(wanted.slug(), isConfirmed)
                .map(begun -> Answers.created(URI.create(PATH), begun.version(), begun));
    }

    @GET
    @PermissionsAllowed(TENANT_READ)
    @Operation(summary = "Read when the tenant leaves")
    public Uni<RestResponse<Closing>> get() {
        return Transactions.run(closings::find).map(found -> Answers.ok(found.version(), found));
    }

    @DELETE
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "Stay after all")
    public Uni<RestResponse<Void>> callOff(@BeanParam Condition condition) {
        return Transactions.run(() -> closings.callOff(condition::require)).map(done -> Answers.done());
    }
}
