package io.neonpro.kernel.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.health.State;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;

/** Jobs that are done late, or not at all. */
@ApplicationScoped
class JobComponent implements Component {

    private static final Duration REFRESH_AFTER = Duration.ofSeconds(10);

    /** Counts no further than this: a backlog is not made worse by looking at it. */
    private static final String FIGURES = """
            select count(*) as due,
                   coalesce(extract(epoch from now() - min(due_at)), 0)::bigint as seconds,
                   (select count(*) from (select from job where state = 'failed' limit 100000) as gone) as failed
              from (select due_at from job where state = 'ready' limit 100000) as backlog
            """;

    private final Pool pool;
    private final JobSettings settings;
    private final Gauges gauges;
    private volatile long due;
    private volatile long failed;
    private volatile long oldestSeconds;
    private volatile long refreshedNanos = System.nanoTime() - REFRESH_AFTER.toNanos();

    JobComponent(@ReactiveDataSource("relay") Pool pool, JobSettings settings, MeterRegistry metrics) {
        this.pool = pool;
        this.settings = settings;
        this.gauges = new Gauges(metrics)
                .with("neonpro.jobs.due", () -> due)
                .with("neonpro.jobs.failed", () -> failed)
                .with("neonpro.jobs.oldest.seconds", () -> oldestSeconds);
    }

    /** Shows how many of a kind this instance runs. */
    void watch(JobKind<?> kind, Supplier<Number> running) {
        gauges.with("neonpro.jobs.running", running, "kind", kind.name());
    }

    void stop(@Observes ShutdownEvent event) {
        gauges.remove();
    }

    /** Asked by the engine whenever it looks for jobs, which is often enough, and seldom when there is nothing to do. */
    Uni<Void> refresh() {
        if (System.nanoTime() - refreshedNanos < REFRESH_AFTER.toNanos()) {
            return Uni.createFrom().voidItem();
        }
        refreshedNanos = System.nanoTime();
        return pool.preparedQuery(FIGURES)
                .execute()
                .invoke(rows -> show(rows.iterator().next()))
                .replaceWithVoid();
    }

    private void show(Row row) {
        due = row.getLong("due");
        failed = row.getLong("failed");
        oldestSeconds = row.getLong("seconds");
    }

    @Override
    public String name() {
        return "jobs";
    }

    /** As the engine found it last. One that has failed is somebody's to look at, and no reason to call the service unwell. */
    @Override
    public Uni<State> state() {
        return Uni.createFrom()
                .item(() -> oldestSeconds > settings.maxDelay().toSeconds()
                        ? State.degraded(due + " jobs are due, the oldest for " + oldestSeconds + " s")
                        : State.healthy());
    }
}
