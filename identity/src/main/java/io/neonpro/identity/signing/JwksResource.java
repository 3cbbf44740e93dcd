package io.neonpro.identity.signing;

import io.neonpro.kernel.web.parameter.Extensible;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys that tokens verify with. */
@Extensible
@Path("/oauth/jwks")
@Tag(name = "tokens")
public class JwksResource {

    /** Well below the time a key is announced ahead. */
    private static final String CACHE = "public, max-age=300, stale-if-error=86400";

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read the public keys that tokens verify with")
    public Uni<Response> keys() {
        return keys.published()
                .map(set -> Response.ok(set).header("Cache-Control", CACHE).build());
    }
}
