package io.neonpro.scheduling.availability;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.web.page.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Free slots over REST. */
@Path("/api/v1/slots")
@Tag(name = "slots")
public class SlotResource {

    private final Slots slots;

    SlotResource(Slots slots) {
        this.slots = slots;
    }

    /** A page of them, the earliest first; {@code next} when more follow. */
    @GET
    @PermissionsAllowed({Permissions.APPOINTMENT_READ, Permissions.OWN_READ})
    @Operation(summary = "Find free slots, the earliest first")
    public Uni<Page<OfferedSlot>> slots(
            @NotNull @QueryParam("clinicId") UUID clinicId,
            @NotNull @QueryParam("treatmentId") UUID treatmentId,
            @NotNull @QueryParam("from") String from,
            @NotNull @QueryParam("to") String to,
            @QueryParam("practitionerId") UUID practitionerId,
            @QueryParam("ignoring") UUID ignoring,
            @Valid @BeanParam SlotPage page) {
        var search = new SlotSearch(
                clinicId,
                treatmentId,
                new Window(from, to),
                Optional.ofNullable(practitionerId),
                Optional.ofNullable(ignoring));
        return slots.offered(search, page.request());
    }
}
