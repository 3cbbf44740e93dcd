package io.neonpro.kernel.security;

import io.neonpro.kernel.peer.Asks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The test application as its own peer, called in the service's own name. */
@Asks("kernel")
@RegisterProvider(ServiceTokenFilter.class)
interface PeerAsService {

    @GET
    @Path("/api/v1/callers/me")
    Uni<Map<String, String>> caller();
}
