package io.neonpro.manifests.deployment.agenda;

import io.neonpro.kernel.peer.Asks;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Whom the service of the tests asks. */
@Path("/api/v1/people")
@Asks("people")
public interface People {

    @GET
    @Path("/{id}/name")
    String name();
}
