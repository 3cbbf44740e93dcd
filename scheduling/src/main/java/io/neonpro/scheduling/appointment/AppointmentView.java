package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Change;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;

/** The read model: one row per appointment, as it stands. */
@Entity
@Table(name = "appointment")
public class AppointmentView extends PanacheEntityBase {

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into appointment
                           (tenant_id, id, version, clinic_id, patient_id, treatment_id, practitioner_id, room_id,
                            device_ids, starts_at, ends_at, occupied_until, timezone, status)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                    """);

    @EmbeddedId
    TenantKey key;

    int version;
    UUID clinicId;
    UUID patientId;
    UUID treatmentId;
    UUID practitionerId;
    UUID roomId;
    UUID[] deviceIds;
    Instant startsAt;
    Instant endsAt;
    Instant occupiedUntil;

    /** Of the clinic when it was booked. */
    String timezone;

    String status;

    /** As the desk wrote it; the event has its code only. */
    String reason;

    /** Written by {@link Attention} only. */
    @Column(insertable = false, updatable = false)
    String[] attention = {};

    /** How often that has changed; written by it as well. */
    @Column(insertable = false, updatable = false)
    int reviews;

    /** The current tenant's appointment, locked until the transaction ends; null for none. */
    static Uni<AppointmentView> locked(UUID id) {
        return AppointmentView.findById(TenantKey.of(id), LockModeType.PESSIMISTIC_WRITE);
    }

    static AppointmentView of(Change<Appointment, ?> change, ZoneId zone) {
        AppointmentView view = new AppointmentView();
        view.key = TenantKey.of(change.id());
        view.timezone = zone.getId();
        return view.showing(change);
    }

    /** Of a new appointment, without a session. */
    Uni<Void> add() {
        return ADD.run(
                        id(),
                        version,
                        clinicId,
                        patientId,
                        treatmentId,
                        practitionerId,
                        roomId,
                        deviceIds,
                        startsAt,
                        endsAt,
                        occupiedUntil,
                        timezone,
                        status)
                .replaceWithVoid();
    }

    AppointmentView showing(Change<Appointment, ?> change) {
        AppointmentRow row = AppointmentRow.of(change);
        version = row.version();
        clinicId = row.clinicId();
        patientId = row.patientId();
        treatmentId = row.treatmentId();
        practitionerId = row.practitionerId();
        roomId = row.roomId();
        deviceIds = row.deviceIds().toArray(UUID[]::new);
        startsAt = row.startsAt();
        endsAt = row.endsAt();
        occupiedUntil = row.occupiedUntil();
        status = row.status();
        return this;
    }

    /** What clients know it by: it counts what happens to it and what {@link Attention} finds. */
    int shownVersion() {
        return version + reviews;
    }

    /** Now, on the clock it is shown on. */
    ZonedDateTime now() {
        return ZonedDateTime.now(ZoneId.of(timezone));
    }

    UUID id() {
        return key.id();
    }
}
