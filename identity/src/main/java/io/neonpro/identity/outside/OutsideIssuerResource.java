package io.neonpro.identity.outside;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.identity.signin.AccountHolder;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The providers of identities that the tenant trusts, such as its own Keycloak; for its owner. Whoever says one may be anybody by it, so
 * only somebody does who has signed in here: no machine, and nobody whom such a provider has named.
 */
@Path("/api/v1/issuers")
@Tag(name = "issuers")
public class OutsideIssuerResource {

    private static final int ONLY_VERSION = 1;

    private final OutsideIssuers issuers;
    private final AccountHolder caller;

    OutsideIssuerResource(OutsideIssuers issuers, AccountHolder caller) {
        this.issuers = issuers;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permissions.TENANT_WRITE)
    @Operation(summary = "List the providers of identities that the tenant trusts; ten at most")
    public Uni<Page<OutsideIssuer>> list() {
        return issuers.all().map(found -> new Page<>(found, null));
    }

    @POST
    @Idempotent
    @PermissionsAllowed(Permissions.TENANT_WRITE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(summary = "Trust a provider of identities to say who the tenant's people are")
    public Uni<RestResponse<OutsideIssuer>> add(@Valid @NotNull NewIssuer wanted) {
        caller.signedIn();
        return issuers.add(wanted)
                .map(issuer -> Answers.created(URI.create("/api/v1/issuers/" + issuer.id()), ONLY_VERSION, issuer));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.TENANT_WRITE)
    @Operation(summary = "Read a provider of identities that the tenant trusts")
    public Uni<RestResponse<OutsideIssuer>> one(@PathParam("id") UUID id) {
        return issuers.one(id).map(issuer -> Answers.ok(ONLY_VERSION, issuer));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permissions.TENANT_WRITE)
    @Operation(summary = "Trust a provider of identities no more")
    public Uni<RestResponse<Void>> remove(@PathParam("id") UUID id, @BeanParam Condition condition) {
        caller.signedIn();
        condition.require(ONLY_VERSION);
        return issuers.remove(id).map(done -> Answers.done());
    }
}
