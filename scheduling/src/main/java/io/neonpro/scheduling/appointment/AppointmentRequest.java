package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.value.FreeText;
import io.neonpro.scheduling.availability.Wish;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The bodies of requests about appointments. */
final class AppointmentRequest {

    private AppointmentRequest() {}

    /** To book. */
    @RegisterForReflection
    record Schedule(
            @NotNull UUID clinicId,
            @NotNull UUID patientId,
            @NotNull UUID treatmentId,
            @NotNull OffsetDateTime start,
            Optional<UUID> practitionerId,
            Optional<UUID> roomId,
            Optional<UUID> holdId) {

        Booking booking() {
            return new Booking(
                    clinicId, patientId, treatmentId, new Wish(start.toInstant(), practitionerId, roomId), holdId);
        }
    }

    /** To book for oneself. */
    @RegisterForReflection
    record ScheduleOwn(
            @NotNull UUID clinicId,
            @NotNull UUID treatmentId,
            @NotNull OffsetDateTime start,
            Optional<UUID> practitionerId,
            Optional<UUID> holdId) {

        Booking booking(UUID patient) {
            return new Booking(
                    clinicId,
                    patient,
                    treatmentId,
                    new Wish(start.toInstant(), practitionerId, Optional.empty()),
                    holdId);
        }
    }

    /** To move. */
    @RegisterForReflection
    record Reschedule(@NotNull OffsetDateTime start, Optional<UUID> practitionerId) {}

    /** To call off. */
    @RegisterForReflection
    record Cancel(Optional<@Size(max = Reason.MAX_LENGTH) FreeText> reason) {}
}
