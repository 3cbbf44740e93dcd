package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The clinic service, asked in the caller's name. */
@Asks("clinic")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1")
interface Catalogue {

    /**
     * @param kind {@code clinics}, {@code practitioners}, {@code treatments} or {@code resources}
     */
    @GET
    @Path("/{kind}/{id}")
    Uni<JsonNode> one(@PathParam("kind") String kind, @PathParam("id") String id);
}
