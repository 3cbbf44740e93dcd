package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import java.util.UUID;

/** An appointment as it stands. */
public record Appointment(UUID id, UUID clinic, UUID patient, UUID treatment, Slot slot, Status status) {

    /** Before anything happened. */
    static final Appointment NONE = new Appointment(null, null, null, null, null, null);

    static Appointment scheduled(Scheduled event) {
        return new Appointment(
                event.appointmentId(),
                event.clinicId(),
                event.patientId(),
                event.treatmentId(),
                event.slot(),
                Status.SCHEDULED);
    }

    Appointment movedTo(Slot other) {
        return new Appointment(id, clinic, patient, treatment, other, Status.SCHEDULED);
    }

    Appointment as(Status other) {
        return new Appointment(id, clinic, patient, treatment, slot, other);
    }

    boolean exists() {
        return status != null;
    }
}
