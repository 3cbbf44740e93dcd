package io.neonpro.scheduling.appointment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as it is shown, on the clinic's clock.
 *
 * @param needsAttention whether it cannot take place as it stands, since the calendar has changed
 * @param attention why, in kebab-case, for example {@code practitioner-archived}
 */
@RegisterForReflection
public record BookedAppointment(
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
        @Nullable String reason,
        int version,
        boolean needsAttention,
        List<String> attention) {

    static BookedAppointment of(AppointmentView view) {
        AppointmentRow row = view.row();
        Status status = Status.of(row.status());
        List<String> open = status.isOpen() ? view.attention() : List.of();
        return new BookedAppointment(
                row.id(),
                status,
                row.startsAt().atZone(view.zone()).toOffsetDateTime(),
                row.endsAt().atZone(view.zone()).toOffsetDateTime(),
                row.clinicId(),
                row.patientId(),
                row.treatmentId(),
                row.practitionerId(),
                row.roomId(),
                row.deviceIds(),
                view.reason(),
                view.shownVersion(),
                !open.isEmpty(),
                open);
    }
}
