package io.neonpro.scheduling.hold;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The holds that have not expired; those of each caller are counted one request at a time. */
@ApplicationScoped
class HoldTable {

    private static final TenantStatement TAKE_TURN = new TenantStatement("""
                    select count(pg_advisory_xact_lock(hashtextextended(concat(cast($1 as uuid), cast($2 as uuid)), 1)))
                    """);

    private static final TenantStatement OF_CALLER = new TenantStatement("""
                    select id, clinic_id, treatment_id, practitioner_id, room_id, device_ids,
                           starts_at, ends_at, occupied_until, expires_at
                      from hold
                     where tenant_id = $1 and caller_id = $2 and expires_at > statement_timestamp()
                     order by expires_at
                    """);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into hold (tenant_id, id, caller_id, clinic_id, treatment_id, practitioner_id, room_id,
                                      device_ids, starts_at, ends_at, occupied_until, expires_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                    """);

    private static final TenantStatement FORGET =
            new TenantStatement("delete from hold where tenant_id = $1 and id = $2");

    private static final TenantStatement FORGET_EXPIRED = new TenantStatement("""
                    delete from hold
                     where tenant_id = $1 and caller_id = $2 and expires_at <= statement_timestamp()
                    """);

    /** Until the transaction ends, nobody adds to the holds of this caller. */
    Uni<Void> takeTurn(UUID caller) {
        return TAKE_TURN.run(caller).replaceWithVoid();
    }

    /** The next to expire first. */
    Uni<List<Held>> of(UUID caller) {
        return OF_CALLER.list(HoldTable::held, caller);
    }

    Uni<Void> add(Held held, UUID caller) {
        var slot = held.slot();
        return FORGET_EXPIRED
                .run(caller)
                .chain(() -> ADD.run(
                        held.id(),
                        caller,
                        held.clinicId(),
                        held.treatmentId(),
                        slot.practitionerId(),
                        slot.roomId(),
                        slot.deviceIds().toArray(UUID[]::new),
                        slot.start(),
                        slot.end(),
                        slot.occupiedUntil(),
                        held.expiresAt()))
                .replaceWithVoid();
    }

    Uni<Void> forget(UUID id) {
        return FORGET.run(id).replaceWithVoid();
    }

    private static Held held(Row row) {
        Slot slot = new Slot(
                row.getUUID("practitioner_id"),
                row.getUUID("room_id"),
                List.of(row.getArrayOfUUIDs("device_ids")),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getOffsetDateTime("ends_at").toInstant(),
                row.getOffsetDateTime("occupied_until").toInstant());
        return new Held(
                row.getUUID("id"),
                row.getUUID("clinic_id"),
                row.getUUID("treatment_id"),
                slot,
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
