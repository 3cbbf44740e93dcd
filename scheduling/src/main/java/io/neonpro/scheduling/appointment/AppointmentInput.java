package io.neonpro.scheduling.appointment;

import io.neonpro.scheduling.availability.Wish;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What to book. */
@Input("AppointmentInput")
public record AppointmentInput(
        @Id @NonNull UUID clinicId,
        @Id @NonNull UUID patientId,
        @Id @NonNull UUID treatmentId,
        @NonNull OffsetDateTime start,
        @Id UUID practitionerId,
        @Id UUID roomId,
        @Id UUID holdId) {

    Booking booking() {
        return new Booking(
                clinicId,
                patientId,
                treatmentId,
                new Wish(start.toInstant(), Optional.ofNullable(practitionerId), Optional.ofNullable(roomId)),
                Optional.ofNullable(holdId));
    }
}
