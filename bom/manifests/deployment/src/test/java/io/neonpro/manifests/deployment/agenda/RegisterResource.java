package io.neonpro.manifests.deployment.agenda;

import io.neonpro.manifests.ForServices;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** For other services only. */
@Path("/api/v1/visits/{id}/register")
@ForServices
public class RegisterResource {

    @POST
    @PermissionsAllowed("visit:register")
    public String register() {
        return "";
    }
}
