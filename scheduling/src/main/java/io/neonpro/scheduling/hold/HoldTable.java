package io.neonpro.scheduling.hold;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.scheduling.calendar.JsonQueries;
import io.neonpro.scheduling.calendar.JsonQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The holds that have not expired; those of each caller are counted one request at a time. */
@ApplicationScoped
class HoldTable {

    private static final TenantStatement TAKE_TURN = new TenantStatement("""
                    select count(pg_advisory_xact_lock(hashtextextended(concat(cast(?1 as uuid), cast(?2 as uuid)), 1)))
                    """);

    private static final JsonQuery<Held> OF_CALLER = JsonQuery.of(Held.class, """
                    select cast(json_build_object(
                               'id', id, 'clinicId', clinic_id, 'treatmentId', treatment_id, 'expiresAt', expires_at,
                               'slot', json_build_object(
                                   'practitionerId', practitioner_id, 'roomId', room_id, 'deviceIds', device_ids,
                                   'start', starts_at, 'end', ends_at, 'occupiedUntil', occupied_until)) as text)
                      from hold
                     where tenant_id = cast($1 as uuid) and caller_id = cast($2 as uuid)
                       and expires_at > statement_timestamp()
                     order by expires_at
                    """);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into hold (tenant_id, id, caller_id, clinic_id, treatment_id, practitioner_id, room_id,
                                      device_ids, starts_at, ends_at, occupied_until, expires_at)
                    values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as uuid), cast(?8 as uuid[]), ?9, ?10, ?11, ?12)
                    """);

    private static final TenantStatement FORGET =
            new TenantStatement("delete from hold where tenant_id = ?1 and id = ?2");

    private static final TenantStatement FORGET_EXPIRED = new TenantStatement("""
                    delete from hold
                     where tenant_id = ?1 and caller_id = ?2 and expires_at <= statement_timestamp()
                    """);

    private final JsonQueries queries;

    HoldTable(JsonQueries queries) {
        this.queries = queries;
    }

    /** Until the transaction ends, nobody adds to the holds of this caller. */
    Uni<Void> takeTurn(UUID caller) {
        return TAKE_TURN.find(Long.class, caller).replaceWithVoid();
    }

    /** The next to expire first. */
    Uni<List<Held>> of(UUID caller) {
        return queries.current(OF_CALLER, caller);
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
                        slot.start().atOffset(ZoneOffset.UTC),
                        slot.end().atOffset(ZoneOffset.UTC),
                        slot.occupiedUntil().atOffset(ZoneOffset.UTC),
                        held.expiresAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> forget(UUID id) {
        return FORGET.run(id).replaceWithVoid();
    }
}
