package io.neonpro.scheduling.occupation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.scheduling.availability.Span;
import io.neonpro.scheduling.calendar.JsonQueries;
import io.neonpro.scheduling.calendar.JsonQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who and what is occupied when. An exclusion constraint keeps anybody from being occupied twice;
 * whoever comes second inserts fewer rows than they asked for, and loses.
 *
 * <p>Inserting waits for others who insert the same, and a mover deletes before it inserts, so two
 * movers could wait for each other. Therefore every writer first takes the turn of everyone
 * concerned, day by day and always in the same order. Turns only order the writers: the constraint
 * holds without them.
 */
@ApplicationScoped
public class Occupations {

    private static final TenantStatement TAKE_TURNS = new TenantStatement("""
                    select count(pg_advisory_xact_lock(turn)) from (
                        select distinct
                               hashtextextended(
                                   concat(cast(?1 as uuid), o.id, cast(day as date)), 0) as turn
                          from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                                   as o(id uuid, "from" timestamptz, until timestamptz),
                               generate_series(date_trunc('day', o."from" at time zone 'UTC'),
                                               o.until at time zone 'UTC', interval '1 day') as day
                         order by turn) as turns
                    """);

    private static final TenantStatement DELETE_EXPIRED = new TenantStatement("""
                    delete from occupation
                     where tenant_id = ?1 and resource_id = any(cast(?2 as uuid[]))
                       and starts_at > cast(?3 as timestamptz) - interval '24 hours'
                       and starts_at < cast(?4 as timestamptz) and ends_at > cast(?3 as timestamptz)
                       and expires_at <= statement_timestamp()
                    """);

    static final TenantStatement OCCUPY = new TenantStatement("""
                    insert into occupation
                           (tenant_id, resource_id, during, kind, holder_id, expires_at)
                    select cast(?1 as uuid), o.id, tstzrange(o."from", o.until), o.kind,
                           cast(?3 as uuid), cast(?4 as timestamptz)
                      from jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                               as o(id uuid, kind text, "from" timestamptz, until timestamptz)
                     order by o.id
                    on conflict do nothing
                    """);

    private static final TenantStatement RELEASE =
            new TenantStatement("delete from occupation where tenant_id = ?1 and holder_id = ?2");

    private static final JsonQuery<Occupant> HELD = JsonQuery.of(Occupant.class, """
                    select cast(json_build_object(
                               'id', resource_id, 'kind', kind,
                               'from', lower(during), 'until', upper(during)) as text)
                      from occupation
                     where tenant_id = cast($1 as uuid) and holder_id = cast($2 as uuid)
                       and (expires_at is null or expires_at > statement_timestamp())
                     order by kind, resource_id
                    """);

    private static final JsonQuery<Conflict.Row> CONFLICTS = JsonQuery.of(Conflict.Row.class, """
                    select cast(json_build_object(
                               'resourceId', o.resource_id, 'kind', o.kind,
                               'by', case when o.expires_at is null then 'appointment' else 'hold' end,
                               'start', o.starts_at, 'end', o.ends_at, 'holdOfCaller', h.id) as text)
                      from occupation o
                      left join hold h on h.tenant_id = o.tenant_id and h.id = o.holder_id
                                      and h.caller_id = cast($6 as uuid)
                     where o.tenant_id = cast($1 as uuid)
                       and o.resource_id = any(cast($2 as uuid[]))
                       and o.starts_at > cast($3 as timestamptz) - interval '24 hours'
                       and o.starts_at < cast($4 as timestamptz)
                       and o.ends_at > cast($3 as timestamptz)
                       and o.holder_id is distinct from cast($5 as uuid)
                       and (o.expires_at is null or o.expires_at > statement_timestamp())
                     order by o.starts_at, o.kind, o.resource_id
                     limit 50
                    """);

    private static final JsonQuery<Load> LOADS = JsonQuery.of(Load.class, """
                    select cast(json_build_object(
                               'id', resource_id,
                               'seconds', sum(cast(extract(epoch from ends_at - starts_at) as bigint))) as text)
                      from occupation
                     where tenant_id = cast($1 as uuid)
                       and resource_id = any(cast($2 as uuid[]))
                       and starts_at >= cast($3 as timestamptz) and starts_at < cast($4 as timestamptz)
                       and (expires_at is null or expires_at > statement_timestamp())
                     group by resource_id
                    """);

    private final JsonQueries queries;
    private final ObjectMapper json;

    Occupations(JsonQueries queries, ObjectMapper json) {
        this.queries = queries;
        this.json = json;
    }

    /**
     * All or nobody, in the caller's transaction.
     *
     * @param replaces whose rows make room first
     * @return whether all are occupied now; if not, nothing has changed
     */
    Uni<Boolean> occupy(UUID holder, List<Occupant> occupants, Optional<UUID> replaces, Optional<Instant> expiresAt) {
        Uni<List<Occupant>> leaving =
                replaces.map(this::heldBy).orElseGet(() -> Uni.createFrom().item(List.of()));
        return run("savepoint occupying")
                .chain(() -> leaving)
                .flatMap(left -> swap(holder, occupants, replaces, left, expiresAt))
                .call(isDone -> isDone ? nothing() : run("rollback to savepoint occupying"));
    }

    /** Whoever left since they were looked up was moved or let go by somebody faster. */
    private Uni<Boolean> swap(
            UUID holder,
            List<Occupant> occupants,
            Optional<UUID> replaces,
            List<Occupant> leaving,
            Optional<Instant> expiresAt) {
        String rows = text(occupants);
        Object expiry = expiresAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
        return takeTurns(occupants, leaving)
                .chain(() -> deleteExpired(occupants))
                .chain(() -> replaces.map(this::release).orElseGet(Occupations::nothing))
                .flatMap(left -> left == leaving.size() ? OCCUPY.run(rows, holder, expiry) : nothing())
                .map(inserted -> inserted == occupants.size());
    }

    /** Whatever of these lapsed about that time: one statement, and one range of an index for each of them. */
    private static Uni<Integer> deleteExpired(List<Occupant> occupants) {
        Instant from = occupants.stream()
                .map(Occupant::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant until = occupants.stream()
                .map(Occupant::until)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return DELETE_EXPIRED.run(
                occupants.stream().map(Occupant::id).toArray(UUID[]::new),
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC));
    }

    private Uni<?> takeTurns(List<Occupant> arriving, List<Occupant> leaving) {
        List<Occupant> all = new ArrayList<>(arriving);
        all.addAll(leaving);
        return TAKE_TURNS.find(Long.class, text(all));
    }

    /** What an appointment or a hold occupies, unless that has expired. */
    public Uni<List<Occupant>> heldBy(UUID holder) {
        return queries.current(HELD, holder);
    }

    /** Frees whatever an appointment or a hold occupies. */
    public Uni<Integer> release(UUID holder) {
        return RELEASE.run(holder);
    }

    /** What keeps these occupied, other than what is about to leave. */
    Uni<List<Conflict.Row>> conflicts(Collection<UUID> occupied, Span span, Optional<UUID> leaving) {
        return queries.current(
                CONFLICTS,
                occupied.toArray(UUID[]::new),
                span.from().atOffset(ZoneOffset.UTC),
                span.until().atOffset(ZoneOffset.UTC),
                leaving.orElse(null),
                Callers.current());
    }

    /** For how long each of these is occupied by what begins in a span; whoever is not, is missing. */
    Uni<Map<UUID, Long>> loads(Collection<UUID> ids, Span span) {
        return queries.current(
                        LOADS,
                        ids.toArray(UUID[]::new),
                        span.from().atOffset(ZoneOffset.UTC),
                        span.until().atOffset(ZoneOffset.UTC))
                .map(loads -> loads.stream().collect(Collectors.toMap(Load::id, Load::seconds)));
    }

    /** How long somebody is occupied. */
    @RegisterForReflection
    record Load(UUID id, long seconds) {}

    private static Uni<Integer> nothing() {
        return Uni.createFrom().item(0);
    }

    private static Uni<Integer> run(String sql) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(sql).executeUpdate());
    }

    private String text(Object value) {
        return json.valueToTree(value).toString();
    }
}
