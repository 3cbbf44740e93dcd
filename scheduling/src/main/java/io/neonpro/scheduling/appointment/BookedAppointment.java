package io.neonpro.scheduling.appointment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
        return new Row(
                        row.id(),
                        Status.of(row.status()),
                        row.startsAt(),
                        row.endsAt(),
                        row.clinicId(),
                        row.patientId(),
                        row.treatmentId(),
                        row.practitionerId(),
                        row.roomId(),
                        row.deviceIds(),
                        view.reason(),
                        view.shownVersion(),
                        view.zone(),
                        view.attention())
                .shown();
    }

    /** As it is stored: instants, and the zone of the clock to show them on. */
    record Row(
            UUID id,
            Status status,
            Instant start,
            Instant end,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            UUID practitionerId,
            UUID roomId,
            List<UUID> deviceIds,
            String reason,
            int version,
            ZoneId timezone,
            List<String> attention) {

        static Row of(io.vertx.sqlclient.Row row) {
            return new Row(
                    row.getUUID("id"),
                    Status.of(row.getString("status")),
                    row.getOffsetDateTime("starts_at").toInstant(),
                    row.getOffsetDateTime("ends_at").toInstant(),
                    row.getUUID("clinic_id"),
                    row.getUUID("patient_id"),
                    row.getUUID("treatment_id"),
                    row.getUUID("practitioner_id"),
                    row.getUUID("room_id"),
                    List.of(row.getArrayOfUUIDs("device_ids")),
                    row.getString("reason"),
                    row.getInteger("version"),
                    ZoneId.of(row.getString("timezone")),
                    List.of(row.getArrayOfStrings("attention")));
        }

        BookedAppointment shown() {
            List<String> open = status.isOpen() ? attention : List.of();
            return new BookedAppointment(
                    id,
                    status,
                    start.atZone(timezone).toOffsetDateTime(),
                    end.atZone(timezone).toOffsetDateTime(),
                    clinicId,
                    patientId,
                    treatmentId,
                    practitionerId,
                    roomId,
                    deviceIds,
                    reason,
                    version,
                    !open.isEmpty(),
                    open);
        }
    }
}
