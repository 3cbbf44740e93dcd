package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.audit.Whose;
import io.neonpro.kernel.value.Ids;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose the appointments are that are shown or asked for, for the access log. */
@Singleton
class AppointmentOwners {

    @Produces
    @Singleton
    Whose<BookedAppointment> booked() {
        return Whose.one(BookedAppointment.class, BookedAppointment::patientId);
    }

    @Produces
    @Singleton
    Whose<OwnAppointment> own() {
        return Whose.one(OwnAppointment.class, OwnAppointment::patientId);
    }

    @Produces
    @Singleton
    Whose<AppointmentNode> node() {
        return Whose.one(AppointmentNode.class, node -> Ids.of(node.patient().id()));
    }

    @Produces
    @Singleton
    Whose<AppointmentFilter> sought() {
        return Whose.one(AppointmentFilter.class, AppointmentFilter::patientId);
    }
}
