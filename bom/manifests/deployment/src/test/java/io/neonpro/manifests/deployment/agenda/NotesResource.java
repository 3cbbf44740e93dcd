package io.neonpro.manifests.deployment.agenda;

import io.neonpro.kernel.web.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Where the service of the tests may remember the key of everything but what is posted. */
@Path("/api/v1/visits/{id}/notes")
public class NotesResource {

    @POST
    @PermissionsAllowed("visit:write")
    public String add() {
        return "";
    }

    @PUT
    @Idempotent
    @PermissionsAllowed("visit:write")
    public String replace() {
        return "";
    }

    @PATCH
    @PermissionsAllowed("visit:write")
    public String change(@HeaderParam("Idempotency-Key") String key) {
        return key;
    }
}
