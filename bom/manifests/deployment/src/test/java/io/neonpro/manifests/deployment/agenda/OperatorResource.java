package io.neonpro.manifests.deployment.agenda;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** For operators only. */
@Path("/q/neonpro/visits")
public class OperatorResource {

    @GET
    public String list() {
        return "";
    }
}
