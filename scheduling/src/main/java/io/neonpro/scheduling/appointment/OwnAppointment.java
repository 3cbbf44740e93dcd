package io.neonpro.scheduling.appointment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An appointment as its patient is shown it: without what the clinic writes and is told for itself. */
@RegisterForReflection
record OwnAppointment(
        UUID id,
        Status status,
        OffsetDateTime start,
        OffsetDateTime end,
        UUID clinicId,
        UUID patientId,
        UUID treatmentId,
        UUID practitionerId,
        @Nullable UUID roomId,
        List<UUID> deviceIds,
        int version) {

    static OwnAppointment of(BookedAppointment booked) {
        return new OwnAppointment(
                booked.id(),
                booked.status(),
                booked.start(),
                booked.end(),
                booked.clinicId(),
                booked.patientId(),
                booked.treatmentId(),
                booked.practitionerId(),
                booked.roomId(),
                booked.deviceIds(),
                booked.version());
    }
}
