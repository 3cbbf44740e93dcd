package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The identity service, asked in the caller's name who works for the tenant. */
@Asks("identity")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/users")
interface Staff {

    @GET
    @Path("/{id}")
    Uni<JsonNode> one(@PathParam("id") String id);
}
