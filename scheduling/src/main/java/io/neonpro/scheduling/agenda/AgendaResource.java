package io.neonpro.scheduling.agenda;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.security.CallerStreams;
import io.neonpro.kernel.web.Pieces;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The live agenda over REST, as server-sent events. */
@Path("/api/v1/agenda")
@Tag(name = "agenda")
public class AgendaResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Agendas agendas;
    private final CallerStreams streams;

    AgendaResource(Agendas agendas, CallerStreams streams) {
        this.agendas = agendas;
        this.streams = streams;
    }

    /** Ends with the access token; a comment now and then keeps proxies from ending it before. */
    @GET
    @Path("/stream")
    @OfKnownClinic
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed(Permissions.APPOINTMENT_READ)
    @Operation(summary = "Hear of every change of a clinic's agenda")
    @APIResponse(
            responseCode = "200",
            description = "One event for each change, as JSON in its data",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = AgendaChange.class)))
    public Multi<OutboundSseEvent> stream(
            @NotNull @QueryParam("clinicId") UUID clinicId, @Context Sse sse, @Context HttpServerRequest request) {
        return Pieces.of(request, streams.answer(changes(clinicId, sse)));
    }

    private Multi<OutboundSseEvent> changes(UUID clinicId, Sse sse) {
        return Multi.createBy()
                .merging()
                .streams(agendas.changes(clinicId).map(change -> event(sse, change)), heartbeats(sse));
    }

    private static OutboundSseEvent event(Sse sse, AgendaChange change) {
        return sse.newEventBuilder()
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(AgendaChange.class, change)
                .build();
    }

    private static Multi<OutboundSseEvent> heartbeats(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("still here").build());
    }
}
