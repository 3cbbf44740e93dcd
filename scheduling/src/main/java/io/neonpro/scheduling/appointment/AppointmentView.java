package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Change;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The read model: one row per appointment, as it stands.
 *
 * @param zone of the clinic when it was booked
 * @param reason as the desk wrote it; the event has its code only
 * @param attention written by {@link Attention} only
 * @param reviews how often that has changed; written by it as well
 */
record AppointmentView(
        AppointmentRow row, ZoneId zone, @Nullable String reason, List<String> attention, int reviews) {

    private static final String BOOKED =
            "id, version, clinic_id, patient_id, treatment_id, practitioner_id, room_id, device_ids, starts_at, ends_at,"
                    + " occupied_until, timezone, status";

    /** The columns that {@link #of} reads. */
    static final String COLUMNS = BOOKED + ", reason, attention, reviews";

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into appointment (tenant_id, %s)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                    """.formatted(BOOKED));

    private static final TenantStatement LOCK = new TenantStatement("""
                    select %s from appointment where tenant_id = $1 and id = $2 for update
                    """.formatted(COLUMNS));

    private static final TenantStatement CHANGE = new TenantStatement("""
                    update appointment
                       set version = $3, practitioner_id = $4, room_id = $5, device_ids = $6, starts_at = $7, ends_at = $8,
                           occupied_until = $9, status = $10, reason = $11
                     where tenant_id = $1 and id = $2
                    """);

    /** The current tenant's appointment, locked until the transaction ends. */
    static Uni<Optional<AppointmentView>> locked(UUID id) {
        return LOCK.find(AppointmentView::of, id);
    }

    static AppointmentView of(Change<Appointment, ?> change, ZoneId zone) {
        return new AppointmentView(AppointmentRow.of(change), zone, null, List.of(), 0);
    }

    static AppointmentView of(Row row) {
        return new AppointmentView(
                new AppointmentRow(
                        row.getUUID("id"),
                        row.getInteger("version"),
                        row.getUUID("clinic_id"),
                        row.getUUID("patient_id"),
                        row.getUUID("treatment_id"),
                        row.getUUID("practitioner_id"),
                        row.getUUID("room_id"),
                        List.of(row.getArrayOfUUIDs("device_ids")),
                        row.getOffsetDateTime("starts_at").toInstant(),
                        row.getOffsetDateTime("ends_at").toInstant(),
                        row.getOffsetDateTime("occupied_until").toInstant(),
                        row.getString("status")),
                ZoneId.of(row.getString("timezone")),
                row.getString("reason"),
                List.of(row.getArrayOfStrings("attention")),
                row.getInteger("reviews"));
    }

    Uni<Void> add() {
        return ADD.run(
                        row.id(),
                        row.version(),
                        row.clinicId(),
                        row.patientId(),
                        row.treatmentId(),
                        row.practitionerId(),
                        row.roomId(),
                        devices(),
                        row.startsAt(),
                        row.endsAt(),
                        row.occupiedUntil(),
                        zone.getId(),
                        row.status())
                .replaceWithVoid();
    }

    Uni<Void> store() {
        return CHANGE.run(
                        row.id(),
                        row.version(),
                        row.practitionerId(),
                        row.roomId(),
                        devices(),
                        row.startsAt(),
                        row.endsAt(),
                        row.occupiedUntil(),
                        row.status(),
                        reason)
                .replaceWithVoid();
    }

    private UUID[] devices() {
        return row.deviceIds().toArray(UUID[]::new);
    }

    AppointmentView showing(Change<Appointment, ?> change) {
        return new AppointmentView(AppointmentRow.of(change), zone, reason, attention, reviews);
    }

    AppointmentView giving(@Nullable String reason) {
        return new AppointmentView(row, zone, reason, attention, reviews);
    }

    /** What clients know it by: it counts what happens to it and what {@link Attention} finds. */
    int shownVersion() {
        return row.version() + reviews;
    }

    /** Now, on the clock it is shown on. */
    ZonedDateTime now() {
        return ZonedDateTime.now(zone);
    }

    UUID id() {
        return row.id();
    }
}
