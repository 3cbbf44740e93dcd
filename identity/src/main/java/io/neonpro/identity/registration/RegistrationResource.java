package io.neonpro.identity.registration;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Where the clinic service registers the owner of a new tenant. Repeating it is safe by itself; an
 * {@code Idempotency-Key} would have the tokens stored.
 */
@Path("/api/v1/registrations")
public class RegistrationResource {

    /** Of the clinic service alone, by configuration. */
    static final String PERMISSION = "registration:write";

    private final Registrations registrations;

    RegistrationResource(Registrations registrations) {
        this.registrations = registrations;
    }

    @POST
    @PermissionsAllowed(PERMISSION)
    public Uni<Response> register(@Valid @NotNull Registration wanted) {
        return registrations
                .register(wanted)
                .map(answer -> Response.status(Response.Status.CREATED)
                        .entity(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
