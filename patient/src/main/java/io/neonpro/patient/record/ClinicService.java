package io.neonpro.patient.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The clinic service, asked in the caller's name. */
@Asks("clinic")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/practitioners")
interface ClinicService {

    @GET
    @Path("/{id}")
    Uni<JsonNode> get(@PathParam("id") UUID id);
}
