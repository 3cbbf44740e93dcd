package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.event.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the row of an appointment has of its events; the rest of it is of the calendar and of the desk. */
@RegisterForReflection
record AppointmentRow(
        UUID id,
        int version,
        UUID clinicId,
        UUID patientId,
        UUID treatmentId,
        UUID practitionerId,
        UUID roomId,
        List<UUID> deviceIds,
        Instant startsAt,
        Instant endsAt,
        Instant occupiedUntil,
        String status) {

    static AppointmentRow of(Change<Appointment, ?> change) {
        Appointment now = change.state();
        Slot slot = now.slot();
        return new AppointmentRow(
                change.id(),
                change.version(),
                now.clinic(),
                now.patient(),
                now.treatment(),
                slot.practitionerId(),
                slot.roomId(),
                slot.deviceIds(),
                slot.start(),
                slot.end(),
                slot.occupiedUntil(),
                now.status().code());
    }
}
