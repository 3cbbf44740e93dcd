package io.neonpro.manifests.deployment.agenda;

import io.neonpro.kernel.web.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Where the service of the tests may remember each key. */
@Path("/api/v1/visits/{id}/payments")
@Idempotent
public class PaymentsResource {

    @POST
    @PermissionsAllowed("visit:write")
    public String pay() {
        return "";
    }
}
