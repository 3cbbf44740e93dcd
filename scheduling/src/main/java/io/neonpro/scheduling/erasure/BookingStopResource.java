package io.neonpro.scheduling.erasure;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.manifests.ForServices;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** What the patient service asks, in the caller's name, before it erases somebody: who may erase may ask. */
@Path("/api/v1/patients/{id}/booking-stop")
@ForServices
@Tag(name = "erasure")
public class BookingStopResource {

    private final BookingStops stops;

    BookingStopResource(BookingStops stops) {
        this.stops = stops;
    }

    @POST
    @Idempotent
    @PermissionsAllowed(
            value = {Permissions.PATIENT_WRITE, Permissions.RECORD_WRITE},
            inclusive = true)
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(summary = "Book nobody for this patient for a minute, unless they have appointments ahead")
    public Uni<RestResponse<Void>> stop(UUID id) {
        return stops.stop(id).map(stopped -> Answers.done());
    }
}
