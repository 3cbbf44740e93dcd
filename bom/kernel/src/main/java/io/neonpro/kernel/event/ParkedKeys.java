package io.neonpro.kernel.event;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The parked keys of all tenants, as the workers see them. */
@ApplicationScoped
class ParkedKeys {

    /** Who dies leaves them to others, once the time has come for which it took them. */
    private static final String CLAIM = """
            update parked_key as claimed set due_at = now() + make_interval(secs => $1)
              from (select tenant_id, source, key from parked_key
                     where due_at <= now() order by due_at limit $2 for update skip locked) as due
             where claimed.tenant_id = due.tenant_id and claimed.source = due.source and claimed.key = due.key
            returning claimed.tenant_id, claimed.source, claimed.key
            """;

    /** Counts no further than this: a backlog is not made worse by looking at it. */
    private static final String FIGURES = """
            select count(*) as keys, coalesce(sum(events), 0)::bigint as events,
                   count(*) filter (where due_at = 'infinity') as dead,
                   count(*) filter (where awaits_version) as early,
                   coalesce(extract(epoch from now() - min(waiting_since)), 0)::bigint as seconds
              from (select events, due_at, awaits_version, waiting_since from parked_key order by due_at limit 10000) as parked
            """;

    private static final String WAKE = "update parked_key set due_at = now() where awaits_version and due_at > now()";

    private final Pool pool;
    private final InboxSettings settings;

    ParkedKeys(@ReactiveDataSource("relay") Pool pool, InboxSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Some keys whose first event is due, for this instance to try. */
    Uni<List<ParkedKey>> claim(int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(settings.lease().toMillis() / 1000.0, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ParkedKey::of)
                        .toList());
    }

    /** Has those tried at once that wait for a newer version of this service, which may be this one. */
    Uni<Integer> wake() {
        return pool.preparedQuery(WAKE).execute().map(SqlResult::rowCount);
    }

    Uni<Figures> figures() {
        return pool.preparedQuery(FIGURES)
                .execute()
                .map(rows -> Figures.of(rows.iterator().next()));
    }

    /**
     * What is parked.
     *
     * @param dead keys whose first event is a dead letter
     * @param early keys whose first event a newer version of this service reads
     * @param seconds since the first one that still waits became the first of its key
     */
    record Figures(long keys, long events, long dead, long early, long seconds) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0);

        static Figures of(Row row) {
            return new Figures(
                    row.getLong("keys"),
                    row.getLong("events"),
                    row.getLong("dead"),
                    row.getLong("early"),
                    row.getLong("seconds"));
        }
    }
}
