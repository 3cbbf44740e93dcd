package io.neonpro.manifests.deployment.agenda;

import io.neonpro.kernel.web.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the service of the tests answers. */
@Path("/api/v1/visits")
public class AgendaResource {

    @GET
    @PermissionsAllowed("visit:read")
    public String list() {
        return "";
    }

    @POST
    @Idempotent
    @PermissionsAllowed("visit:write")
    public String book() {
        return "";
    }

    @POST
    @Path("/{id: [0-9a-f-]+}")
    @PermissionsAllowed("visit:write")
    public String change(@HeaderParam("Idempotency-Key") String key) {
        return key;
    }

    @GET
    @Path("/{id: [0-9a-f-]+}")
    @PermissionsAllowed("visit:read")
    public String get() {
        return "";
    }

    @GET
    @Path("/hours")
    @PermitAll
    public String hours() {
        return "";
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed("visit:read")
    public String watch() {
        return "";
    }
}
