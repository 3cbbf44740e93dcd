package io.neonpro.patient.clinic;

import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.patient.patient.Patients;
import io.neonpro.patient.record.KnownAppointments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears where patients are booked: from then on they are known there, and their record may be about it. */
@Singleton
class AppointmentEvents extends Listener {

    private final Patients patients;
    private final KnownAppointments appointments;

    AppointmentEvents(Patients patients, KnownAppointments appointments) {
        super("scheduling", EventFamily.of(Scheduled.class));
        this.patients = patients;
        this.appointments = appointments;
    }

    @Override
    protected boolean isQuick(Class<?> event) {
        return true;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        Scheduled scheduled = (Scheduled) event;
        return appointments
                .addWhereKnown(scheduled.appointmentId(), scheduled.patientId(), scheduled.clinicId())
                .flatMap(isAdded -> isAdded ? Uni.createFrom().voidItem() : join(scheduled));
    }

    private Uni<Void> join(Scheduled scheduled) {
        return patients.join(scheduled.patientId(), scheduled.clinicId())
                .chain(() -> appointments.add(scheduled.appointmentId(), scheduled.patientId()));
    }

    /** Known once is known. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
