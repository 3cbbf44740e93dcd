package io.neonpro.scheduling.availability;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Who and what is free at a clinic, and when: its opening hours, cut with the working hours of each
 * practitioner, without what is occupied. One query, whether for a minute or for two months.
 */
@ApplicationScoped
public class FreeTime {

    /**
     * Wall-clock hours become instants in the clinic's zone, so a day with a clock change is an
     * hour longer or shorter; an opening that a change swallows whole is none.
     */
    static final TenantQuery<Candidate> QUERY = new TenantQuery<>("""
                    with day as materialized (
                        select cast(d as date) as date, to_char(d, 'FMDAY') as weekday, c.timezone
                          from clinic c,
                               generate_series(
                                   date_trunc('day',
                                       cast($3 as timestamptz) at time zone c.timezone),
                                   cast($4 as timestamptz) at time zone c.timezone,
                                   interval '1 day') d
                         where c.tenant_id = cast($1 as uuid) and c.id = cast($2 as uuid)
                    ), told as materialized (
                        select h.subject_id, w.day as weekday, cast(null as date) as date,
                               w."from", w."to"
                          from hours h,
                               jsonb_to_recordset(h.weekly) as w(day text, "from" time, "to" time)
                         where h.tenant_id = cast($1 as uuid) and h.clinic_id = cast($2 as uuid)
                           and (cast($5 as uuid) is null or h.subject_id in (cast($2 as uuid), cast($5 as uuid)))
                         union all
                        select h.subject_id, null, e.date, e."from", e."to"
                          from hours h,
                               jsonb_to_recordset(h.exceptions)
                                   as e(date date, "from" time, "to" time)
                         where h.tenant_id = cast($1 as uuid) and h.clinic_id = cast($2 as uuid)
                           and (cast($5 as uuid) is null or h.subject_id in (cast($2 as uuid), cast($5 as uuid)))
                    ), opening as (
                        select t.subject_id,
                               (d.date + t."from") at time zone d.timezone as "from",
                               (d.date + t."to") at time zone d.timezone as until
                          from day d
                          join told t on t.date = d.date
                                      or t.weekday = d.weekday
                                         and (t.subject_id, d.date) not in (
                                             select e.subject_id, e.date from told e
                                              where e.date is not null)
                    ), open as materialized (
                        select subject_id,
                               range_agg(tstzrange("from", until))
                                   * tstzmultirange(tstzrange(cast($3 as timestamptz),
                                                              cast($4 as timestamptz))) as during
                          from opening where "from" < until
                         group by subject_id
                    ), clinic_open as materialized (
                        select coalesce((select during from open
                                          where subject_id = cast($2 as uuid)), '{}') as during
                    ), candidate as materialized (
                        select p.id, 'PRACTITIONER' as kind, p.category as type,
                               cast($2 as uuid) = any(p.clinic_ids) and not p.archived as is_present,
                               c.during * coalesce(o.during, '{}') as open
                          from clinic_open c, practitioner p
                          left join open o on o.subject_id = p.id
                         where p.tenant_id = cast($1 as uuid)
                           and case when cast($5 as uuid) is not null then p.id = cast($5 as uuid)
                                    else cast($2 as uuid) = any(p.clinic_ids) and not p.archived end
                         union all
                        select r.id, upper(r.kind), r.device_type, true, c.during
                          from clinic_open c, resource r
                         where r.tenant_id = cast($1 as uuid) and r.clinic_id = cast($2 as uuid)
                           and not r.archived
                         union all
                        select cast($2 as uuid), 'CLINIC', null, true, c.during from clinic_open c
                         union all
                        select cast($6 as uuid), 'PATIENT', null, true, c.during from clinic_open c
                         where cast($6 as uuid) is not null
                    ), taken as (
                        select o.resource_id, range_agg(o.during) as during
                          from occupation o
                         where o.tenant_id = cast($1 as uuid)
                           and o.resource_id in (select id from candidate)
                           and o.starts_at > cast($3 as timestamptz) - interval '24 hours'
                           and o.starts_at < cast($4 as timestamptz)
                           and o.ends_at > cast($3 as timestamptz)
                           and o.holder_id is distinct from cast($7 as uuid)
                           and (o.expires_at is null or o.expires_at > statement_timestamp())
                         group by o.resource_id
                    )
                    select c.id, c.kind, c.type, c.is_present,
                           array(select lower(s) from unnest(c.open) s) as open_from,
                           array(select upper(s) from unnest(c.open) s) as open_until,
                           array(select lower(s) from unnest(c.open - coalesce(t.during, '{}')) s) as free_from,
                           array(select upper(s) from unnest(c.open - coalesce(t.during, '{}')) s) as free_until
                      from candidate c left join taken t on t.resource_id = c.id
                     order by c.kind, c.id
                    """, FreeTime::candidate);

    private final Reads reads;

    FreeTime(Reads reads) {
        this.reads = reads;
    }

    /** To show. */
    Uni<List<Candidate>> shown(Question question) {
        return reads.list(QUERY, question.arguments());
    }

    /** To decide by, in the transaction. */
    public Uni<List<Candidate>> current(Question question) {
        return QUERY.current(question.arguments());
    }

    private static Candidate candidate(Row row) {
        return new Candidate(
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("type"),
                row.getBoolean("is_present"),
                spans(row, "open"),
                spans(row, "free"));
    }

    private static List<Span> spans(Row row, String column) {
        OffsetDateTime[] from = row.getArrayOfOffsetDateTimes(column + "_from");
        OffsetDateTime[] until = row.getArrayOfOffsetDateTimes(column + "_until");
        return IntStream.range(0, from.length)
                .mapToObj(i -> new Span(from[i].toInstant(), until[i].toInstant()))
                .toList();
    }

    /**
     * Whose time is asked for.
     *
     * @param practitioner only this one, whether they work at the clinic or not; null for all who
     *     do
     * @param patient whose other appointments count too; null when nobody is named yet
     * @param ignoredHolder an appointment or a hold that is about to move; null for none
     */
    public record Question(UUID clinic, Span within, UUID practitioner, UUID patient, UUID ignoredHolder) {

        Object[] arguments() {
            return new Object[] {clinic, within.from(), within.until(), practitioner, patient, ignoredHolder};
        }
    }
}
