package io.neonpro.kernel.job;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The jobs of all tenants, as the workers see them. What is due is made ready first, whoever is to run it: tenants take turns
 * among what is ready, and to find who is there nothing else is read.
 */
@ApplicationScoped
class JobQueue {

    /** Most jobs that are made ready at once. */
    static final int BATCH = 500;

    /** So many instances may die of a job. */
    private static final int MAX_LOSSES = 10;

    /**
     * A lease that has ended is due like anything else. What is taken is an array, since Postgres takes that for few rows,
     * and any number that is a parameter for a tenth of the table.
     */
    private static final String LOOK = """
            with due as materialized (
                select array_agg(tenant_id) as tenants, array_agg(id) as ids
                  from (select tenant_id, id from job
                         where state in ('waiting', 'running') and due_at <= now()
                         order by due_at
                         limit $2
                           for update skip locked) as batch),
            promoted as (
                update job
                   set state = case when state = 'running' and losses + 1 >= $3 and cron is null then 'failed' else 'ready' end,
                       losses = losses + case state when 'running' then 1 else 0 end
                  from unnest((select tenants from due), (select ids from due)) as one (tenant, job)
                 where tenant_id = one.tenant and id = one.job
                returning kind)
            select (select count(*) from promoted) as promoted,
                   array(select name from unnest($1::text[]) as known (name)
                          where (select true from job where kind = name and state = 'ready'
                                  order by tenant_id limit 1) is not null
                             or name in (select kind from promoted)) as ready,
                   (select ceil(extract(epoch from min(due_at) - now()) * 1000)::bigint from job
                     where state in ('waiting', 'running') and due_at > now()) as due_in_millis
            """;

    /** From one tenant to the next, behind the one whose turn was last, and of each as many as there is room for. */
    private static final String CLAIM = """
            with recursive turn (tenant, place) as (
                (select tenant_id, 1 from job
                  where kind = $1 and state = 'ready' and tenant_id > $2 order by tenant_id limit 1)
                 union all
                select next.tenant_id, place + 1
                  from turn cross join lateral (
                       select tenant_id from job
                        where kind = $1 and state = 'ready' and tenant_id > tenant order by tenant_id limit 1) as next
                 where place < $3),
            chosen as materialized (
                select array_agg(tenant) as tenants, array_agg(id) as ids
                  from (select tenant, one.id
                          from turn cross join lateral (
                               select id from job
                                where kind = $1 and state = 'ready' and tenant_id = tenant
                                order by due_at
                                limit (select ceil($3::numeric / count(*))::integer from turn)
                                  for update skip locked) as one
                         order by place
                         limit $3) as batch)
            update job
               set state = 'running', runs = runs + 1, due_at = now() + make_interval(secs => $4)
              from unnest((select tenants from chosen), (select ids from chosen)) as one (tenant, job)
             where tenant_id = one.tenant and id = one.job
            returning tenant_id, id, runs, failures, payload, cron, zone
            """;

    private static final String LEAVE = """
            update job
               set state = $4, failures = failures + $5, failure = $6, due_at = now() + make_interval(secs => $7)
             where tenant_id = $1 and id = $2 and runs = $3 and state = 'running'
            """;

    private static final String GIVE_BACK = """
            update job set state = 'ready', due_at = now()
             where tenant_id = $1 and id = $2 and runs = $3 and state = 'running'
            """;

    private final Pool pool;

    JobQueue(@ReactiveDataSource("relay") Pool pool) {
        this.pool = pool;
    }

    /**
     * What there is to do.
     *
     * @param ready kinds of which some may be taken
     * @param isFull whether there may be more that is due
     * @param next in how long something else is due
     */
    record Found(List<String> ready, boolean isFull, Optional<Duration> next) {}

    /**
     * @param kinds that somebody here can run
     */
    Uni<Found> look(Collection<String> kinds) {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(kinds.toArray(String[]::new), BATCH, MAX_LOSSES))
                .map(rows -> found(rows.iterator().next()));
    }

    private static Found found(Row row) {
        return new Found(
                List.of(row.getArrayOfStrings("ready")),
                row.getLong("promoted") == BATCH,
                Optional.ofNullable(row.getLong("due_in_millis")).map(Duration::ofMillis));
    }

    /**
     * @param after whose turn it was last
     * @param most as many at most, of the tenants behind that one
     */
    Uni<List<Claim>> claim(JobKind<?> kind, UUID after, int most, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(kind.name(), after, most, seconds(lease)))
                .map(JobQueue::claims);
    }

    private static List<Claim> claims(RowSet<Row> rows) {
        Stream<Row> all = StreamSupport.stream(rows.spliterator(), false);
        return all.map(Claim::of).toList();
    }

    /** It was not begun, and anybody may have it. */
    Uni<Void> giveBack(Claim claim) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(claim.tenant(), claim.id(), claim.run()))
                .replaceWithVoid();
    }

    /** It failed, and comes again. */
    Uni<Void> retry(Claim claim, String failure, Duration delay) {
        return leave(claim, "waiting", 1, failure, delay);
    }

    /** What it needs was not there, which is no failure of it. */
    Uni<Void> postpone(Claim claim, String reason, Duration delay) {
        return leave(claim, "waiting", 0, reason, delay);
    }

    /** It failed as often as it comes again; its next occurrence counts anew. */
    Uni<Void> skip(Claim claim, String failure, Duration delay) {
        return leave(claim, "waiting", -claim.failures(), failure, delay);
    }

    /** It failed for good. */
    Uni<Void> giveUp(Claim claim, String failure) {
        return leave(claim, "failed", 1, failure, Duration.ZERO);
    }

    private Uni<Void> leave(Claim claim, String state, int failures, String failure, Duration delay) {
        return pool.preparedQuery(LEAVE)
                .execute(Tuple.from(
                        List.of(claim.tenant(), claim.id(), claim.run(), state, failures, failure, seconds(delay))))
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
