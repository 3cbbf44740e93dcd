package io.neonpro.kernel.security;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The test application as its own peer, called in the caller's name. */
@RegisterRestClient(configKey = "kernel")
@RegisterProvider(CallerTokenFilter.class)
interface PeerAsCaller {

    @GET
    @Path("/api/v1/callers/me")
    Uni<Map<String, String>> caller();
}
