package io.neonpro.identity.registration;

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
 * Where the clinic service registers the owner of a new tenant. Repeating it is safe by itself; an
 * {@code Idempotency-Key} would have the tokens stored.
 */
@Path("/api/v1/registrations")
@Tag(name = "registrations")
public class RegistrationResource {

    /** Of the clinic service alone, by configuration. */
    static final String PERMISSION = "registration:write";

    private final Registrations registrations;

    RegistrationResource(Registrations registrations) {
        this.registrations = registrations;
    }

    @POST
    @PermissionsAllowed(PERMISSION)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(summary = "Register the owner of a new tenant; for the clinic service alone")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<Registered> register(@Valid @NotNull Registration wanted) {
        return registrations.register(wanted);
    }
}
