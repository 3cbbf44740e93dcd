package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** An appointment as it stands. */
@RegisterForReflection
public record Appointment(
        UUID id, UUID clinic, UUID patient, UUID treatment, Slot slot, Promise promise, Status status) {

    /** Before anything happened. */
    static final Appointment NONE = new Appointment(null, null, null, null, null, null, null);

    static Appointment scheduled(Scheduled event) {
        return new Appointment(
                event.appointmentId(),
                event.clinicId(),
                event.patientId(),
                event.treatmentId(),
                event.slot(),
                new Promise(event.price(), event.catalogueRevision()),
                Status.SCHEDULED);
    }

    Appointment movedTo(Slot other) {
        return new Appointment(id, clinic, patient, treatment, other, promise, Status.SCHEDULED);
    }

    Appointment as(Status other) {
        return new Appointment(id, clinic, patient, treatment, slot, promise, other);
    }

    boolean exists() {
        return status != null;
    }
}
