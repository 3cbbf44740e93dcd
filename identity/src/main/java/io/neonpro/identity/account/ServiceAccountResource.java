package io.neonpro.identity.account;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.identity.access.Mandate;
import io.neonpro.kernel.web.Versions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
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

    private static RestResponse<Credentials> created(Credentials credentials) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, credentials)
                .header(HttpHeaders.LOCATION, "/api/v1/service-accounts/" + credentials.clientId())
                .tag(Versions.etag(1))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
