package io.neonpro.manifests.deployment.agenda;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Whom the service of the tests asks. */
@Path("/api/v1/people")
@RegisterRestClient(configKey = "people")
public interface People {

    @GET
    @Path("/{id}/name")
    String name();
}
