package io.neonpro.kernel.security;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says that it has begun, and then nothing. */
@Path("/api/v1/endless")
public class EndlessResource {

    static final String BEGUN = "begun";

    private final CallerStreams streams;

    EndlessResource(CallerStreams streams) {
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed("note:read")
    public Multi<String> listen() {
        return streams.answer(endless());
    }

    static Multi<String> endless() {
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(BEGUN), Multi.createFrom().<String>nothing());
    }
}
