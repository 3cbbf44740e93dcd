package io.neonpro.kernel.security;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Says who calls, directly or through a client of its own. */
@Path("/api/v1/callers")
@Authenticated
public class CallerResource {

    private final SecurityIdentity identity;
    private final PeerClients peers;

    CallerResource(SecurityIdentity identity, PeerClients peers) {
        this.identity = identity;
        this.peers = peers;
    }

    @GET
    @Path("me")
    public Uni<Map<String, String>> me(@HeaderParam(CallerTokenFilter.PURPOSE_HEADER) @Nullable String purpose) {
        return Uni.createFrom()
                .item(Map.of(
                        "subject",
                        identity.getPrincipal().getName(),
                        "tenant",
                        Tenancy.require().tenant().toString(),
                        "purpose",
                        Optional.ofNullable(purpose).orElse("")));
    }

    @GET
    @Path("via/{name}")
    public Uni<Map<String, String>> via(
            @PathParam("name") String name, @RestQuery @DefaultValue("kernel") String callee, UriInfo uri) {
        return name.equals("service")
                ? peers.at(uri.getBaseUri(), PeerAsService.class, "kernel").caller()
                : peers.at(uri.getBaseUri(), PeerAsCaller.class, callee).caller();
    }
}
