package io.neonpro.identity.registration;

import io.neonpro.manifests.ForServices;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where the clinic service registers the owner of a new tenant, step by step. Repeating any of it is safe by itself; an
 * {@code Idempotency-Key} would have secrets stored.
 */
@Path("/api/v1/registrations")
@ForServices
@Tag(name = "registrations")
public class RegistrationResource {

    /** Of the clinic service alone, by configuration. */
    static final String PERMISSION = "registration:write";

    private final Registrations registrations;

    RegistrationResource(Registrations registrations) {
        this.registrations = registrations;
    }

    @POST
    @Path("passwords")
    @PermissionsAllowed(PERMISSION)
    @Operation(summary = "Hash the password of an owner to be; for the clinic service alone")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<StoredPassword> hash(@Valid @NotNull NewPassword chosen) {
        return registrations.hash(chosen);
    }

    @POST
    @PermissionsAllowed(PERMISSION)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(summary = "Register the owner of a new tenant; for the clinic service alone")
    public Uni<Registered.Owner> register(@Valid @NotNull Registration wanted) {
        return registrations.register(wanted);
    }

    @POST
    @Path("sign-in")
    @PermissionsAllowed(PERMISSION)
    @Operation(summary = "Sign the owner in who has registered; for the clinic service alone")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<Registered> signIn(@Valid @NotNull OwnerSignIn owner) {
        return registrations.signIn(owner);
    }

    @POST
    @Path("withdraw")
    @PermissionsAllowed(PERMISSION)
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(summary = "Undo a registration whose tenant will not come; for the clinic service alone")
    public Uni<Void> withdraw(@Valid @NotNull Withdrawal withdrawal) {
        return registrations.withdraw(withdrawal.tenantId(), withdrawal.ownerId());
    }
}
