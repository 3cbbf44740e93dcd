package io.neonpro.scheduling.affected;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.manifests.ForServices;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the clinic service asks, in the caller's name, before it changes the catalogue or hours. */
@Path("/api/v1/affected-appointments")
@ForServices
@Tag(name = "affected appointments")
public class CalendarChangeResource {

    private final CalendarChanges changes;

    CalendarChangeResource(CalendarChanges changes) {
        this.changes = changes;
    }

    @Audited("appointment.affected")
    @POST
    @PermissionsAllowed(Permissions.CATALOGUE_WRITE)
    @Operation(summary = "Which appointments a change of the catalogue or of hours would leave unable to take place")
    public Uni<AffectedAppointments> ask(ProposedChange change) {
        return changes.wouldAffect(change.snapshot());
    }
}
