package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Refused;
import io.neonpro.scheduling.appointment.AppointmentCommand.Cancel;
import io.neonpro.scheduling.occupation.Occupations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What patients have ahead who are erased, in whichever clinic; all of it in the caller's transaction. */
@ApplicationScoped
public class VisitsAhead {

    private static final String ERASED = "patient-erased";

    private static final TenantStatement LOCK = new TenantStatement("""
                    select id from appointment
                     where tenant_id = $1 and patient_id = $2
                       and status in ('scheduled', 'confirmed', 'checked-in')
                       and starts_at > now() - interval '24 hours' and ends_at > now()
                     order by starts_at, id
                     limit 1000
                       for update
                    """);

    private final Appointments appointments;
    private final Occupations occupations;

    VisitsAhead(Appointments appointments, Occupations occupations) {
        this.appointments = appointments;
        this.occupations = occupations;
    }

    /** Nobody else changes them until the transaction ends. */
    public Uni<List<UUID>> lock(UUID patientId) {
        return LOCK.list(row -> row.getUUID("id"), patientId);
    }

    /**
     * Calls them off, but for those that their rules let nobody cancel any more.
     *
     * @return how many
     */
    public Uni<Integer> callOff(UUID patientId) {
        return lock(patientId)
                .flatMap(ahead -> Multi.createFrom()
                        .iterable(ahead)
                        .onItem()
                        .transformToUniAndConcatenate(this::callOffOne)
                        .filter(isCalledOff -> isCalledOff)
                        .collect()
                        .asList())
                .map(List::size);
    }

    private Uni<Boolean> callOffOne(UUID id) {
        return AppointmentView.locked(id)
                .map(Optional::orElseThrow)
                .flatMap(view -> appointments
                        .aggregate()
                        .handle(id, new Cancel(ERASED, view.now()))
                        .call(change -> view.showing(change).store())
                        .call(() -> occupations.release(id))
                        .replaceWith(true)
                        .onFailure(Refused.class)
                        .recoverWithItem(false));
    }
}
