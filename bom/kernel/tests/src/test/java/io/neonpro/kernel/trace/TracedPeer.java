package io.neonpro.kernel.trace;

import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The test application as its own peer. */
@Asks("kernel")
@RegisterProvider(CallerTokenFilter.class)
interface TracedPeer {

    @GET
    @Path("/api/v1/traces/headers")
    Uni<Map<String, String>> headers();
}
