package io.neonpro.kernel.security;

import io.neonpro.kernel.peer.Asks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The test application as its own peer, whichever it is said to be, called in the caller's name. */
@Asks({"kernel", "billing"})
@RegisterProvider(CallerTokenFilter.class)
interface PeerAsCaller {

    @GET
    @Path("/api/v1/callers/me")
    Uni<Map<String, String>> caller();
}
