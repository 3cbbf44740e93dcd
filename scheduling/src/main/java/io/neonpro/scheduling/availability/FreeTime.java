package io.neonpro.scheduling.availability;

import io.neonpro.scheduling.calendar.JsonQueries;
import io.neonpro.scheduling.calendar.JsonQuery;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

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
    static final JsonQuery<Row> QUERY = JsonQuery.of(Row.class, """
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
                         union all
                        select h.subject_id, null, e.date, e."from", e."to"
                          from hours h,
                               jsonb_to_recordset(h.exceptions)
                                   as e(date date, "from" time, "to" time)
                         where h.tenant_id = cast($1 as uuid) and h.clinic_id = cast($2 as uuid)
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
                    select cast(json_build_object(
                               'id', c.id, 'kind', lower(c.kind), 'type', c.type,
                               'isPresent', c.is_present,
                               'open', (select string_agg(
                                            cast(extract(epoch from lower(s)) as bigint) || '/'
                                            || cast(extract(epoch from upper(s)) as bigint), ' ')
                                          from unnest(c.open) s),
                               'free', (select string_agg(
                                            cast(extract(epoch from lower(s)) as bigint) || '/'
                                            || cast(extract(epoch from upper(s)) as bigint), ' ')
                                          from unnest(c.open - coalesce(t.during, '{}')) s)
                           ) as text)
                      from candidate c left join taken t on t.resource_id = c.id
                     order by c.kind, c.id
                    """);

    private final JsonQueries queries;

    FreeTime(JsonQueries queries) {
        this.queries = queries;
    }

    /** To show. */
    Uni<List<Candidate>> shown(Question question) {
        return queries.shown(QUERY, question.arguments()).map(FreeTime::candidates);
    }

    /** To decide by, in the transaction. */
    public Uni<List<Candidate>> current(Question question) {
        return queries.current(QUERY, question.arguments()).map(FreeTime::candidates);
    }

    private static List<Candidate> candidates(List<Row> rows) {
        return rows.stream().map(Row::candidate).toList();
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
            return new Object[] {
                clinic,
                within.from().atOffset(ZoneOffset.UTC),
                within.until().atOffset(ZoneOffset.UTC),
                practitioner,
                patient,
                ignoredHolder
            };
        }
    }

    /** A row: spans as {@link Span#parse} reads them. */
    @RegisterForReflection
    record Row(UUID id, Kind kind, String type, boolean isPresent, String open, String free) {

        Candidate candidate() {
            return new Candidate(id, kind, type, isPresent, Span.parse(open), Span.parse(free));
        }
    }
}
