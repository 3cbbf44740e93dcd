package io.neonpro.manifests.deployment.agenda;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What the service of the tests may answer in pieces beside, which take as long as the line is slow. */
@Path("/api/v1/visits/{id}/archive")
public class ArchiveResource {

    @GET
    @Produces("application/zip")
    @PermissionsAllowed("visit:read")
    public Multi<byte[]> archive() {
        return Multi.createFrom().empty();
    }
}
