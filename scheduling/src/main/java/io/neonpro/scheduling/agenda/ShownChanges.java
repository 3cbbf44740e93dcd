package io.neonpro.scheduling.agenda;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.scheduling.appointment.AppointmentList;
import io.neonpro.scheduling.appointment.BookedAppointment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What a watcher is shown: whoever watches has seen the appointments of those patients, and no others. */
@ApplicationScoped
class ShownChanges {

    private final AppointmentList appointments;

    ShownChanges(AppointmentList appointments) {
        this.appointments = appointments;
    }

    /** The appointment as it stands now; null when it is not to be seen. */
    @Audited("appointment.read")
    Uni<@Nullable BookedAppointment> now(Told told) {
        return appointments.current(told.appointment()).map(found -> found.orElse(null));
    }
}
