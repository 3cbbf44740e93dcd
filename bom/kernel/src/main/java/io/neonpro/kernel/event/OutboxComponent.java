package io.neonpro.kernel.event;

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
import java.util.concurrent.atomic.AtomicLong;

/** Events that wait too long for Kafka: others hear late what happened here. */
@ApplicationScoped
class OutboxComponent implements Component {

    /** Counts no further than this: a backlog is not made worse by looking at it. In each lane the first one waits longest. */
    private static final String WAITING = """
            select (select count(*) from (select from outbox order by lane, id limit 100000) as backlog) as waiting,
                   coalesce(extract(epoch from now() - min(first.waiting_since)), 0)::bigint as seconds
              from outbox_lease as lease
             cross join lateral (
                   select waiting_since from outbox where outbox.lane = lease.lane order by id limit 1) as first
            """;

    private final Pool pool;
    private final OutboxSettings settings;
    private final AtomicLong waiting = new AtomicLong();
    private final Gauges gauges;

    OutboxComponent(@ReactiveDataSource("relay") Pool pool, OutboxSettings settings, MeterRegistry metrics) {
        this.pool = pool;
        this.settings = settings;
        this.gauges = new Gauges(metrics).with("neonpro.outbox.waiting", waiting::get);
    }

    void stop(@Observes ShutdownEvent event) {
        gauges.remove();
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Uni<State> state() {
        return pool.withConnection(connection -> connection.query(WAITING).execute())
                .map(rows -> state(rows.iterator().next()));
    }

    private State state(Row row) {
        waiting.set(row.getLong("waiting"));
        long seconds = row.getLong("seconds");
        return seconds > settings.maxDelay().toSeconds()
                ? State.degraded(waiting + " events wait for Kafka, the oldest " + seconds + " s")
                : State.healthy();
    }
}
