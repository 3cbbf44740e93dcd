package io.neonpro.clinic.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What the billing service holds of a tenant, asked in the caller's name. */
@RegisterRestClient(configKey = "billing")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/portable-data")
interface BillingHoldings {

    @GET
    Uni<JsonNode> parts();

    @GET
    @Path("/{part}")
    Uni<JsonNode> page(@PathParam("part") String part, @QueryParam("cursor") @Nullable String cursor);
}
