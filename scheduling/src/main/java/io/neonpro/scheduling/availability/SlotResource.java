package io.neonpro.scheduling.availability;

import io.neonpro.contracts.access.Permissions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Free slots over REST. */
@Path("/api/v1/slots")
public class SlotResource {

    private final Slots slots;

    SlotResource(Slots slots) {
        this.slots = slots;
    }

    @GET
    @PermissionsAllowed(Permissions.APPOINTMENT_READ)
    public Uni<Items> slots(
            @NotNull @QueryParam("clinicId") UUID clinicId,
            @NotNull @QueryParam("treatmentId") UUID treatmentId,
            @NotNull @QueryParam("from") String from,
            @NotNull @QueryParam("to") String to,
            @QueryParam("practitionerId") UUID practitionerId) {
        return slots.offered(clinicId, treatmentId, new Window(from, to), Optional.ofNullable(practitionerId))
                .map(Items::new);
    }

    /** The slots, the earliest first. */
    @RegisterForReflection
    public record Items(List<OfferedSlot> items) {}
}
