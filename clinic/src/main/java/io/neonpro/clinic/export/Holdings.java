package io.neonpro.clinic.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.jspecify.annotations.Nullable;

/** What a service holds of a tenant, asked in the caller's name. */
@Asks({"identity", "patient", "scheduling", "billing", "notify"})
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/portable-data")
interface Holdings {

    @GET
    Uni<JsonNode> parts();

    @GET
    @Path("/{part}")
    Uni<JsonNode> page(@PathParam("part") String part, @QueryParam("cursor") @Nullable String cursor);
}
