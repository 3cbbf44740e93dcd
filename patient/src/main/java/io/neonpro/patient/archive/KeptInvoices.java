package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.jspecify.annotations.Nullable;

/** The billing service, asked in the caller's name. */
@Asks("billing")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1")
interface KeptInvoices {

    @GET
    @Path("/invoices")
    Uni<JsonNode> page(
            @QueryParam("patientId") UUID patientId,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/payments")
    Uni<JsonNode> payments(
            @QueryParam("patientId") UUID patientId,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);
}
