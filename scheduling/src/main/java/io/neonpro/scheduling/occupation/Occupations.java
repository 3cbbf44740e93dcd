package io.neonpro.scheduling.occupation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.scheduling.availability.Span;
import io.neonpro.scheduling.calendar.JsonQueries;
import io.neonpro.scheduling.calendar.JsonQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
                    delete from occupation held
                     using jsonb_to_recordset(cast(cast(?2 as text) as jsonb))
                               as o(id uuid, "from" timestamptz, until timestamptz)
                     where held.tenant_id = cast(?1 as uuid) and held.resource_id = o.id
                       and held.during && tstzrange(o."from", o.until)
                       and held.expires_at <= statement_timestamp()
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

    private static final JsonQuery<Conflict> CONFLICTS = JsonQuery.of(Conflict.class, """
                    select cast(json_build_object(
                               'resourceId', resource_id, 'kind', kind,
                               'start', lower(during), 'end', upper(during)) as text)
                      from occupation
                     where tenant_id = cast($1 as uuid)
                       and resource_id in (select cast(value as uuid)
                                             from jsonb_array_elements_text(cast(cast($2 as text) as jsonb)))
                       and during && tstzrange(cast($3 as timestamptz), cast($4 as timestamptz))
                       and holder_id is distinct from cast($5 as uuid)
                       and (expires_at is null or expires_at > statement_timestamp())
                     order by lower(during), kind, resource_id
                     limit 50
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
                .chain(() -> DELETE_EXPIRED.run(rows))
                .chain(() -> replaces.map(this::release).orElseGet(Occupations::nothing))
                .flatMap(left -> left == leaving.size() ? OCCUPY.run(rows, holder, expiry) : nothing())
                .map(inserted -> inserted == occupants.size());
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
    Uni<List<Conflict>> conflicts(Collection<UUID> occupied, Span span, Optional<UUID> leaving) {
        return queries.current(
                CONFLICTS,
                text(occupied),
                span.from().atOffset(ZoneOffset.UTC),
                span.until().atOffset(ZoneOffset.UTC),
                leaving.orElse(null));
    }

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
