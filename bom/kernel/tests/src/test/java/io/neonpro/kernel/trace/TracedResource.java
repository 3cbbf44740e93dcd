package io.neonpro.kernel.trace;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says which trace a request came with, directly or through a client of its own. */
@Path("/api/v1/traces")
@Authenticated
public class TracedResource {

    private final PeerClients peers;

    TracedResource(PeerClients peers) {
        this.peers = peers;
    }

    @GET
    @Path("headers")
    public Uni<Map<String, String>> headers(@Context HttpHeaders headers) {
        Map<String, String> found = new TreeMap<>();
        for (String name : new String[] {"traceparent", "tracestate", "baggage"}) {
            Optional.ofNullable(headers.getHeaderString(name)).ifPresent(value -> found.put(name, value));
        }
        return Uni.createFrom().item(found);
    }

    @GET
    @Path("via-peer")
    public Uni<Map<String, String>> viaPeer(UriInfo uri) {
        return peers.at(uri.getBaseUri(), TracedPeer.class, "kernel").headers();
    }

    @GET
    @Path("via-peer-unasked")
    public Uni<Map<String, String>> viaPeerUnasked(UriInfo uri) {
        Traces.begin();
        return viaPeer(uri);
    }

    @GET
    @Path("via-platform")
    public Uni<Map<String, String>> viaPlatform() {
        return Tenancy.runAsPlatform(() ->
                Uni.createFrom().item(Map.of("traceparent", Traces.parent().orElseThrow())));
    }

    @GET
    @Path("fault")
    public Uni<Map<String, String>> fault() {
        return Uni.createFrom().failure(new IllegalStateException("a bug"));
    }
}
