package io.neonpro.scheduling.occupation;

import io.neonpro.kernel.data.Savepoint;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.scheduling.availability.Kind;
import io.neonpro.scheduling.availability.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                        select hashtextextended(concat($1::uuid, o.id, o.day), 0) as turn
                          from unnest($2::uuid[], $3::date[]) as o (id, day)
                         order by turn) as turns
                    """);

    private static final TenantStatement DELETE_EXPIRED = new TenantStatement("""
                    delete from occupation
                     where tenant_id = $1 and resource_id = any(cast($2 as uuid[]))
                       and starts_at > cast($3 as timestamptz) - interval '24 hours'
                       and starts_at < cast($4 as timestamptz) and ends_at > cast($3 as timestamptz)
                       and expires_at <= statement_timestamp()
                    """);

    static final TenantStatement OCCUPY = new TenantStatement("""
                    insert into occupation
                           (tenant_id, resource_id, during, kind, holder_id, expires_at)
                    select $1::uuid, o.id, tstzrange(o."from", o.until), o.kind, $2::uuid, $3::timestamptz
                      from unnest($4::uuid[], $5::text[], $6::timestamptz[], $7::timestamptz[])
                               as o (id, kind, "from", until)
                     order by o.id
                    on conflict do nothing
                    """);

    private static final TenantStatement RELEASE =
            new TenantStatement("delete from occupation where tenant_id = $1 and holder_id = $2");

    private static final TenantStatement HELD = new TenantStatement("""
                    select resource_id, kind, starts_at, ends_at
                      from occupation
                     where tenant_id = $1 and holder_id = $2
                       and (expires_at is null or expires_at > statement_timestamp())
                     order by kind, resource_id
                    """);

    private static final TenantStatement CONFLICTS = new TenantStatement("""
                    select o.resource_id, o.kind, o.expires_at is not null as is_held, o.starts_at, o.ends_at,
                           h.id as hold_of_caller
                      from occupation o
                      left join hold h on h.tenant_id = o.tenant_id and h.id = o.holder_id
                                      and h.caller_id = $6
                     where o.tenant_id = $1
                       and o.resource_id = any($2)
                       and o.starts_at > $3::timestamptz - interval '24 hours'
                       and o.starts_at < $4
                       and o.ends_at > $3
                       and o.holder_id is distinct from $5
                       and (o.expires_at is null or o.expires_at > statement_timestamp())
                     order by o.starts_at, o.kind, o.resource_id
                     limit 50
                    """);

    private static final TenantStatement LOADS = new TenantStatement("""
                    select resource_id, extract(epoch from sum(ends_at - starts_at))::bigint as seconds
                      from occupation
                     where tenant_id = $1
                       and resource_id in (select id from practitioner where tenant_id = $1 and $2 = any(clinic_ids))
                       and starts_at >= $3 and starts_at < $4
                       and (expires_at is null or expires_at > statement_timestamp())
                     group by resource_id
                    """);

    private static final Savepoint BEFORE = new Savepoint("occupying");

    /**
     * All or nobody, in the caller's transaction.
     *
     * @param replaces whose rows make room first
     * @return whether all are occupied now; if not, nothing has changed
     */
    Uni<Boolean> occupy(UUID holder, List<Occupant> occupants, Optional<UUID> replaces, Optional<Instant> expiresAt) {
        Supplier<Uni<Integer>> insert = () -> insert(holder, occupants, expiresAt);
        return replaces.map(former -> swap(former, occupants, insert))
                .orElseGet(() -> take(occupants, insert))
                .map(inserted -> inserted == occupants.size())
                .call(isDone -> isDone ? Uni.createFrom().voidItem() : BEFORE.goBack());
    }

    private static Uni<Integer> take(List<Occupant> occupants, Supplier<Uni<Integer>> insert) {
        return Uni.combine()
                .all()
                .unis(BEFORE.set(), takeTurns(occupants), deleteExpired(occupants), insert.get())
                .asTuple()
                .map(done -> done.getItem4());
    }

    private Uni<Integer> swap(UUID former, List<Occupant> occupants, Supplier<Uni<Integer>> insert) {
        return Uni.combine()
                .all()
                .unis(BEFORE.set(), heldBy(former))
                .asTuple()
                .flatMap(found -> swap(former, found.getItem2(), occupants, insert));
    }

    /** Whoever left since they were looked up was moved or let go by somebody faster. */
    private Uni<Integer> swap(
            UUID former, List<Occupant> leaving, List<Occupant> occupants, Supplier<Uni<Integer>> insert) {
        List<Occupant> all = Stream.concat(occupants.stream(), leaving.stream()).toList();
        return Uni.combine()
                .all()
                .unis(takeTurns(all), deleteExpired(occupants), release(former))
                .asTuple()
                .flatMap(done -> done.getItem3() == leaving.size()
                        ? insert.get()
                        : Uni.createFrom().item(0));
    }

    private static Uni<Integer> takeTurns(List<Occupant> occupants) {
        List<Turn> turns =
                occupants.stream().flatMap(Occupations::turns).distinct().toList();
        return TAKE_TURNS.run(
                turns.stream().map(Turn::id).toArray(UUID[]::new),
                turns.stream().map(Turn::day).toArray(LocalDate[]::new));
    }

    /** One of each day of UTC. */
    private static Stream<Turn> turns(Occupant occupant) {
        LocalDate first = LocalDate.ofInstant(occupant.from(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(occupant.until(), ZoneOffset.UTC);
        return first.datesUntil(last.plusDays(1)).map(day -> new Turn(occupant.id(), day));
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
        return DELETE_EXPIRED.run(each(occupants, UUID[]::new, Occupant::id), from, until);
    }

    private static Uni<Integer> insert(UUID holder, List<Occupant> occupants, Optional<Instant> expiresAt) {
        return OCCUPY.run(
                holder,
                expiresAt.orElse(null),
                each(occupants, UUID[]::new, Occupant::id),
                each(occupants, String[]::new, occupant -> occupant.kind().code()),
                each(occupants, Instant[]::new, Occupant::from),
                each(occupants, Instant[]::new, Occupant::until));
    }

    private static <T> T[] each(List<Occupant> occupants, IntFunction<T[]> array, Function<Occupant, T> column) {
        return occupants.stream().map(column).toArray(array);
    }

    /** What an appointment or a hold occupies, unless that has expired. */
    public Uni<List<Occupant>> heldBy(UUID holder) {
        return HELD.list(Occupations::occupant, holder);
    }

    private static Occupant occupant(Row row) {
        return new Occupant(
                row.getUUID("resource_id"),
                Kind.of(row.getString("kind")),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getOffsetDateTime("ends_at").toInstant());
    }

    /** Frees whatever an appointment or a hold occupies. */
    public Uni<Integer> release(UUID holder) {
        return RELEASE.run(holder);
    }

    /** What keeps these occupied, other than what is about to leave. */
    Uni<List<Conflict.Found>> conflicts(Collection<UUID> occupied, Span span, Optional<UUID> leaving) {
        return CONFLICTS.list(
                Conflict.Found::of,
                occupied.toArray(UUID[]::new),
                span.from(),
                span.until(),
                leaving.orElse(null),
                Callers.current());
    }

    /** For how many seconds a clinic's practitioners are occupied by what begins in a span; the idle ones are missing. */
    Uni<Map<UUID, Long>> loads(UUID clinic, Span span) {
        return LOADS.list(
                        row -> Map.entry(row.getUUID("resource_id"), row.getLong("seconds")),
                        clinic,
                        span.from(),
                        span.until())
                .map(loads -> loads.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private record Turn(UUID id, LocalDate day) {}
}
