package io.neonpro.kernel.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What is below another resource, in a class of its own. */
@Path("/api/v1/notes/{note}/lines")
public class NoteLinesResource {

    /** How often somebody has begun to listen. */
    static final AtomicInteger BEGUN = new AtomicInteger();

    @GET
    @PermissionsAllowed("note:read")
    public Map<String, UUID> read(@PathParam("note") UUID note) {
        return Map.of("note", note);
    }

    /** As it is written, without an end. */
    @GET
    @Path("written")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed("note:read")
    public Multi<String> written(@PathParam("note") UUID note, @Context HttpServerRequest request) {
        return Pieces.of(
                request, Multi.createFrom().<String>nothing().onSubscription().invoke(BEGUN::incrementAndGet));
    }
}
