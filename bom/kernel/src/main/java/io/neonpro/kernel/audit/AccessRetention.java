package io.neonpro.kernel.audit;

import io.neonpro.kernel.crypto.Fingerprints;
import io.neonpro.kernel.data.EveryMinute;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Forgets who saw what of whom once that is old: every minute, in any number of instances, from the beginning of each log and a
 * stretch after the other. What is left begins with a {@link Beginning}, which is written in the statement that forgets.
 */
@ApplicationScoped
public class AccessRetention {

    private static final Logger LOG = Logger.getLogger(AccessRetention.class);
    private static final int AT_ONCE = 1_000;
    private static final int MAX_STRETCHES = 100;

    private static final String OLDEST = "select tenant_id from access_entry where at < $1 order by at limit 1";

    /** Nothing, where another instance has forgotten as much already. */
    private static final String FORGET = """
            with beginning as (
                insert into access_beginning (tenant_id, number, seal, is_intact, endorsement)
                values ($1, $2, $3, $4, $5)
                on conflict (tenant_id) do update
                   set number = excluded.number, seal = excluded.seal, is_intact = excluded.is_intact,
                       endorsement = excluded.endorsement
                 where access_beginning.number < excluded.number
                returning number)
            delete from access_entry where tenant_id = $1 and number <= (select number from beginning)
            """;

    private final Pool workers;
    private final Fingerprints fingerprints;
    private final Duration keepFor;
    private final EveryMinute rounds;

    AccessRetention(
            @ReactiveDataSource("relay") Pool workers, Fingerprints fingerprints, AuditSettings settings, Vertx vertx) {
        this.workers = workers;
        this.fingerprints = fingerprints;
        this.keepFor = settings.keepFor();
        this.rounds = new EveryMinute(vertx, "Old entries of access logs wait", this::run);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Forgets what is old of all tenants; what is left after many stretches waits for the next minute. */
    public Uni<Void> run() {
        OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).minus(keepFor);
        return Uni.createFrom()
                .deferred(() -> forgetOldest(end))
                .repeat()
                .whilst(hasForgotten -> hasForgotten)
                .select()
                .first(MAX_STRETCHES)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there was anything to forget. */
    private Uni<Boolean> forgetOldest(OffsetDateTime end) {
        return workers.preparedQuery(OLDEST)
                .execute(Tuple.of(end))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : forget(rows.iterator().next().getUUID("tenant_id"), end));
    }

    private Uni<Boolean> forget(UUID tenant, OffsetDateTime end) {
        return workers.preparedQuery(Stretch.READ)
                .execute(Tuple.of(tenant, 0L, AT_ONCE))
                .map(rows -> stretch(tenant, rows).until(end.toInstant()))
                .flatMap(old -> old.entries().isEmpty()
                        ? Uni.createFrom().item(false)
                        : forget(tenant, old).replaceWith(true));
    }

    private Stretch stretch(UUID tenant, RowSet<Row> rows) {
        return Stretch.of(
                tenant,
                0,
                StreamSupport.stream(rows.spliterator(), false)
                        .map(Row::getDelegate)
                        .toList(),
                fingerprints);
    }

    private Uni<Void> forget(UUID tenant, Stretch old) {
        boolean isIntact = old.isIntact(fingerprints);
        if (!isIntact) {
            LOG.errorf(
                    "The access log of tenant %s is not as it was written, up to %d",
                    tenant, old.last().number());
        }
        Beginning beginning = Beginning.after(tenant, old.last(), isIntact, fingerprints);
        return workers.preparedQuery(FORGET)
                .execute(Tuple.of(
                        tenant,
                        beginning.link().number(),
                        Buffer.buffer(beginning.link().seal()),
                        beginning.isIntact(),
                        Buffer.buffer(beginning.endorsement())))
                .replaceWithVoid();
    }
}
