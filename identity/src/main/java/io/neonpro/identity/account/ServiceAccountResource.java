package io.neonpro.identity.account;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.identity.access.Mandate;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Versions;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The machines that act for a tenant. Their secrets are shown once, so an answer is not kept for an
 * {@code Idempotency-Key}: who lost it makes another account.
 */
@Path("/api/v1/service-accounts")
@Tag(name = "service accounts")
public class ServiceAccountResource {

    private final ServiceAccounts accounts;

    ServiceAccountResource(ServiceAccounts accounts) {
        this.accounts = accounts;
    }

    @POST
    @PermissionsAllowed(Permissions.SERVICE_ACCOUNT_WRITE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(summary = "Add a machine that acts for the tenant; its secret is shown once")
    public Uni<RestResponse<Credentials>> add(@Valid @NotNull NewServiceAccount wanted) {
        return accounts.add(Mandate.current(), wanted).map(ServiceAccountResource::created);
    }

    @GET
    @PermissionsAllowed(Permissions.SERVICE_ACCOUNT_READ)
    @Operation(summary = "List the machines that act for the tenant")
    public Uni<Page<ServiceAccountAnswer>> list(@Valid @BeanParam PageRequest page) {
        return accounts.page(page).map(found -> found.map(ServiceAccountAnswer::of));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.SERVICE_ACCOUNT_READ)
    @Operation(summary = "Read a machine that acts for the tenant")
    public Uni<ServiceAccountAnswer> one(@PathParam("id") UUID id) {
        return accounts.find(id)
                .map(found -> found.orElseThrow(ServiceAccountResource::unknown))
                .map(ServiceAccountAnswer::of);
    }

    @POST
    @Path("/{id}/rotate")
    @PermissionsAllowed(Permissions.SERVICE_ACCOUNT_WRITE)
    @Operation(summary = "Replace a machine's secret; the new one is shown once")
    public Uni<Credentials> rotate(@PathParam("id") UUID id, @Valid @NotNull Rotation rotation) {
        return accounts.rotate(Mandate.current(), id, rotation.seconds());
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permissions.SERVICE_ACCOUNT_WRITE)
    @Operation(summary = "End a machine; its tokens end at once")
    public Uni<RestResponse<Void>> delete(@PathParam("id") UUID id) {
        return accounts.delete(Mandate.current(), id).map(done -> Answers.done());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such service account.");
    }

    private static RestResponse<Credentials> created(Credentials credentials) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, credentials)
                .header(HttpHeaders.LOCATION, "/api/v1/service-accounts/" + credentials.clientId())
                .tag(Versions.etag(1))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
