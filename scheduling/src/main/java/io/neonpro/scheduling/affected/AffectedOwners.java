package io.neonpro.scheduling.affected;

import io.neonpro.kernel.audit.Whose;
import io.neonpro.scheduling.appointment.BookedAppointment;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose the appointments are that a change would affect, for the access log. */
@Singleton
class AffectedOwners {

    @Produces
    @Singleton
    Whose<AffectedAppointments> told() {
        return new Whose<>(
                AffectedAppointments.class,
                affected -> affected.appointments().stream().map(BookedAppointment::patientId));
    }
}
