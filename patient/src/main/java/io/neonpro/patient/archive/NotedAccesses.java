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

/** The access log of another service, asked in the caller's name. */
@Asks({"scheduling", "billing", "notify", "identity"})
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/access-log")
interface NotedAccesses {

    @GET
    Uni<JsonNode> page(
            @QueryParam("subject") UUID patientId,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);
}
