package io.neonpro.kernel.workflow;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The workflows of all tenants, as an operator sees them; a hundred at most of each. */
@ApplicationScoped
public class WorkflowList {

    private static final String OPEN = """
            select tenant_id, id, kind, state, step, tries, failures, failure, began_at, deadline_at, due_at, ended_at
              from workflow where ended_at is null order by deadline_at limit 100
            """;

    private static final String UNDONE = """
            select tenant_id, id, kind, state, step, tries, failures, failure, began_at, deadline_at, due_at, ended_at
              from workflow where state = 'undone' order by ended_at desc limit 100
            """;

    /** Counts no further than this: a backlog is not made worse by looking at it. */
    private static final String FIGURES = """
            select count(*) as under_way, count(*) filter (where deadline_at < now()) as late,
                   coalesce(extract(epoch from now() - min(deadline_at)), 0)::bigint as seconds
              from (select deadline_at from workflow where ended_at is null order by deadline_at limit 10000) as backlog
            """;

    private final Pool pool;

    WorkflowList(@ReactiveDataSource("relay") Pool pool) {
        this.pool = pool;
    }

    /** Those that are neither completed nor undone, the one that should have been first. */
    public Uni<List<ListedWorkflow>> open() {
        return list(OPEN);
    }

    /** Those that came to nothing, the last one first. */
    public Uni<List<ListedWorkflow>> undone() {
        return list(UNDONE);
    }

    Uni<Figures> figures() {
        return pool.preparedQuery(FIGURES)
                .execute()
                .map(rows -> Figures.of(rows.iterator().next()));
    }

    private Uni<List<ListedWorkflow>> list(String sql) {
        return pool.preparedQuery(sql)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ListedWorkflow::of)
                        .toList());
    }

    /**
     * What is under way.
     *
     * @param late after their deadline
     * @param seconds since the first deadline; negative while it is ahead
     */
    record Figures(long underWay, long late, long seconds) {

        static final Figures NONE = new Figures(0, 0, 0);

        static Figures of(Row row) {
            return new Figures(row.getLong("under_way"), row.getLong("late"), row.getLong("seconds"));
        }
    }
}
