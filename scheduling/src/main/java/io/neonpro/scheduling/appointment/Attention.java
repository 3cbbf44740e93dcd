package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.AttentionEvent.Flagged;
import io.neonpro.kernel.data.Preparing;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Which appointments ahead cannot take place as they stand, since the calendar has changed after they
 * were made, and why: what booking asks of a new one, asked again of those that there are.
 */
@ApplicationScoped
public class Attention {

    private static final int MAX_TOLD_AT_ONCE = 500;

    /** Those ahead that a scope names, which decides the plan. */
    private static final String AHEAD = """
                 where a.tenant_id = cast($1 as uuid)
                   and a.status in ('scheduled', 'confirmed', 'checked-in')
                   and a.starts_at > now() - interval '24 hours' and a.ends_at > now()
                   and (cast($2 as uuid) is null or a.clinic_id = cast($2 as uuid))
                   and (cast($3 as uuid) is null or a.practitioner_id = cast($3 as uuid))
                   and (cast($4 as uuid) is null or a.treatment_id = cast($4 as uuid))
                   and (cast($5 as uuid) is null or a.room_id = cast($5 as uuid)
                        or cast($5 as uuid) = any(a.device_ids))
                   and (cast($6 as uuid) is null or a.id = cast($6 as uuid))
            """;

    /** An appointment lies within one day, as hours never go past midnight. */
    private static final String REASONS = Preparing.ANEW + """
            with ahead as materialized (
                select a.id, a.clinic_id, a.treatment_id, a.practitioner_id, a.room_id,
                       a.device_ids, a.attention, a.starts_at, a.occupied_until,
                       c.timezone, c.archived,
                       cast(a.starts_at at time zone c.timezone as date) as day
                  from appointment a
                  join clinic c on c.tenant_id = cast($1 as uuid) and c.id = a.clinic_id
            """ + AHEAD + """
            ), told as materialized (
                select h.clinic_id, h.subject_id, w.day as weekday, cast(null as date) as date,
                       w."from", w."to"
                  from hours h,
                       jsonb_to_recordset(h.weekly) as w(day text, "from" time, "to" time)
                 where h.tenant_id = cast($1 as uuid)
                   and h.clinic_id in (select clinic_id from ahead)
                 union all
                select h.clinic_id, h.subject_id, null, e.date, e."from", e."to"
                  from hours h,
                       jsonb_to_recordset(h.exceptions) as e(date date, "from" time, "to" time)
                 where h.tenant_id = cast($1 as uuid)
                   and h.clinic_id in (select clinic_id from ahead)
            ), open as materialized (
                select a.id, t.subject_id,
                       range_agg(tstzrange((a.day + t."from") at time zone a.timezone,
                                           (a.day + t."to") at time zone a.timezone)) as during
                  from ahead a
                  join told t on t.clinic_id = a.clinic_id
                             and t.subject_id in (a.clinic_id, a.practitioner_id)
                             and (t.date = a.day
                                  or t.weekday = to_char(a.day, 'FMDAY')
                                     and not exists (
                                         select from told e
                                          where e.clinic_id = t.clinic_id
                                            and e.subject_id = t.subject_id and e.date = a.day))
                 where (a.day + t."from") at time zone a.timezone
                       < (a.day + t."to") at time zone a.timezone
                 group by a.id, t.subject_id
            ), judged as materialized (
                select a.id, a.attention as before, a.starts_at, array_remove(array[
                           case when a.archived then 'clinic-archived' end,
                           case when t.archived then 'treatment-archived' end,
                           case when p.archived then 'practitioner-archived'
                                when not a.clinic_id = any(p.clinic_ids)
                                    then 'practitioner-not-at-clinic'
                                when jsonb_array_length(t.requires -> 'categories') > 0
                                     and not jsonb_exists(t.requires -> 'categories', p.category)
                                    then 'practitioner-not-eligible'
                                when not coalesce(work.during, '{}')
                                         @> tstzrange(a.starts_at, a.occupied_until)
                                    then 'outside-working-hours' end,
                           case when r.archived then 'room-archived'
                                when r.clinic_id <> a.clinic_id then 'room-not-at-clinic'
                                when r.kind <> 'room' or a.room_id is null
                                     and jsonb_exists(t.requires -> 'resourceKinds', 'room')
                                    then 'room-missing' end,
                           case when exists (
                                    select from resource d
                                     where d.tenant_id = cast($1 as uuid) and d.id = any(a.device_ids)
                                       and (d.archived or d.clinic_id <> a.clinic_id))
                                then 'device-gone' end,
                           case when exists (
                                    select from jsonb_array_elements_text(t.requires -> 'deviceTypes') as needed(type)
                                     where not exists (
                                         select from resource d
                                          where d.tenant_id = cast($1 as uuid) and d.id = any(a.device_ids)
                                            and d.kind = 'device' and d.device_type = needed.type))
                                  or jsonb_exists(t.requires -> 'resourceKinds', 'device')
                                     and not exists (
                                         select from resource d
                                          where d.tenant_id = cast($1 as uuid) and d.id = any(a.device_ids)
                                            and d.kind = 'device')
                                then 'device-missing' end,
                           case when not coalesce(house.during, '{}')
                                         @> tstzrange(a.starts_at, a.occupied_until)
                                then 'outside-opening-hours' end], null) as reasons
                  from ahead a
                  left join treatment t on t.tenant_id = cast($1 as uuid) and t.id = a.treatment_id
                  left join practitioner p
                         on p.tenant_id = cast($1 as uuid) and p.id = a.practitioner_id
                  left join resource r on r.tenant_id = cast($1 as uuid) and r.id = a.room_id
                  left join open house on house.id = a.id and house.subject_id = a.clinic_id
                  left join open work on work.id = a.id and work.subject_id = a.practitioner_id
            )
            """;

    private static final TenantStatement GAINED = new TenantStatement(REASONS + """
                    select id from judged
                     where not reasons <@ before order by starts_at, id
                    """);

    /**
     * In the order in which {@link VisitsAhead} are called off, lest two wait for each other. Asks for the status as well: where it
     * waits for somebody who calls one off, Postgres asks that again.
     */
    private static final TenantStatement FLAG = new TenantStatement(REASONS + """
                    , held as materialized (
                        select a.id, judged.reasons
                          from appointment a
                          join judged on judged.id = a.id
                         where a.tenant_id = cast($1 as uuid)
                           and a.attention <> judged.reasons and a.status in ('scheduled', 'confirmed', 'checked-in')
                         order by a.starts_at, a.id
                           for no key update of a
                    )
                    update appointment a set attention = held.reasons, reviews = a.reviews + 1
                      from held
                     where a.tenant_id = cast($1 as uuid) and a.id = held.id
                    returning a.id, a.clinic_id, a.attention
                    """);

    private final Outbox outbox;

    Attention(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Those that have a reason which they are not flagged with yet, by start. */
    public Uni<List<UUID>> gained(Scope scope) {
        return GAINED.list(row -> row.getUUID("id"), scope.arguments());
    }

    /** Flags those that cannot take place, and no others any more, and tells those who watch their agendas. */
    public Uni<Void> review(Scope scope) {
        return flag(scope)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .group()
                .intoLists()
                .of(MAX_TOLD_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(flagged -> outbox.publishEach(flagged, Flagged::appointmentId))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The same, without a word to anybody. */
    public Uni<List<Flagged>> flag(Scope scope) {
        return FLAG.list(Attention::flagged, scope.arguments());
    }

    private static Flagged flagged(Row row) {
        return new Flagged(row.getUUID("id"), row.getUUID("clinic_id"), List.of(row.getArrayOfStrings("attention")));
    }

    /** Which appointments to look at; null for any. */
    public record Scope(UUID clinic, UUID practitioner, UUID treatment, UUID resource, UUID appointment) {

        static Scope only(UUID appointment) {
            return new Scope(null, null, null, null, appointment);
        }

        private Object[] arguments() {
            return new Object[] {clinic, practitioner, treatment, resource, appointment};
        }
    }
}
