package io.neonpro.scheduling.hold;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.scheduling.occupation.SlotTaken;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Holds over REST. */
@Path("/api/v1/holds")
@Tag(name = "holds")
public class HoldResource {

    private static final int FIRST_VERSION = 1;

    private final Holds holds;

    HoldResource(Holds holds) {
        this.holds = holds;
    }

    @POST
    @Idempotent
    @PermissionsAllowed({Permissions.APPOINTMENT_WRITE, Permissions.OWN_WRITE})
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(summary = "Keep a slot free for some minutes")
    @APIResponse(responseCode = "429")
    @APIResponse(
            responseCode = "409",
            description = "The slot is taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = SlotTaken.class)))
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Hold.class)))
    public Uni<RestResponse<Hold>> hold(HoldRequest request) {
        return holds.hold(request)
                .map(hold -> Answers.created(URI.create("/api/v1/holds/" + hold.id()), FIRST_VERSION, hold));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({Permissions.APPOINTMENT_WRITE, Permissions.OWN_WRITE})
    @Operation(summary = "Read a hold of one's own")
    public Uni<RestResponse<Hold>> get(UUID id) {
        return holds.get(id).map(hold -> Answers.ok(FIRST_VERSION, hold));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed({Permissions.APPOINTMENT_WRITE, Permissions.OWN_WRITE})
    @Operation(summary = "Give a hold up")
    public Uni<RestResponse<Void>> letGo(UUID id) {
        return holds.letGo(id).map(done -> Answers.done());
    }
}
