package io.neonpro.patient.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.EveryMinute;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.start.Settled;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * How many requests of all tenants are late, for who runs the platform: owners are written to, and here it shows that nobody
 * answers.
 */
@ApplicationScoped
class LateRequests {

    /** Counts no further than this: a backlog is not made worse by looking at it. */
    private static final String COUNT = """
            select count(*) as late
              from (select due_at from subject_request
                     where state in ('open', 'under-way') and due_at < now() order by due_at limit 100) as backlog
            """;

    private final Pool workers;
    private final Gauges gauges;
    private final EveryMinute rounds;
    private volatile long late;

    LateRequests(@ReactiveDataSource("relay") Pool workers, MeterRegistry metrics, Vertx vertx) {
        this.workers = workers;
        this.gauges = new Gauges(metrics).with("neonpro.subject.requests.late", () -> late);
        this.rounds = new EveryMinute(vertx, "Late requests are not counted", this::count);
    }

    void start(@Observes Settled event) {
        rounds.startAtOnce();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        gauges.remove();
    }

    Uni<Void> count() {
        return workers.preparedQuery(COUNT)
                .execute()
                .invoke(rows -> late = rows.iterator().next().getLong("late"))
                .replaceWithVoid();
    }
}
