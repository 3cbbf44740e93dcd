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

/** The identity service, asked in the caller's name by which account somebody signs in. */
@Asks("identity")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/patient-account")
interface KeptAccounts {

    @GET
    Uni<JsonNode> account(@QueryParam("patientId") UUID patientId);

    @GET
    @Path("/security-events")
    Uni<JsonNode> events(
            @QueryParam("patientId") UUID patientId,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);
}
