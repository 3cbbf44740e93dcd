package io.neonpro.identity.oauth;

import io.neonpro.kernel.web.parameter.Extensible;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same as {@link DiscoveryResource} where clients look that know OAuth only (RFC 8414, 3). */
@Extensible
@Path("/.well-known/oauth-authorization-server")
@Tag(name = "tokens")
public class ServerMetadataResource {

    private final DiscoveryResource discovery;

    ServerMetadataResource(DiscoveryResource discovery) {
        this.discovery = discovery;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read what this server can do (RFC 8414)")
    public Response metadata() {
        return discovery.configuration();
    }
}
