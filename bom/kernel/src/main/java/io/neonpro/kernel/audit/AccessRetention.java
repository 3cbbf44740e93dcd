package io.neonpro.kernel.audit;

import io.neonpro.kernel.crypto.BrokenSealException;
import io.neonpro.kernel.crypto.TenantSeal;
import io.neonpro.kernel.crypto.TenantSeals;
import io.neonpro.kernel.crypto.UnknownMasterKeyException;
import io.neonpro.kernel.data.EveryMinute;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
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
    private static final int MAX_LOGS = 1_000;

    /** Whose log begins with something old: a look into the primary key for each tenant, however much of them there is. */
    private static final String OLD = """
            with recursive log as (
                (select tenant_id, at from access_entry order by tenant_id, number limit 1)
                union all
                select next.tenant_id, next.at
                  from log
                 cross join lateral (
                       select tenant_id, at from access_entry
                        where tenant_id > log.tenant_id order by tenant_id, number limit 1) as next)
            select tenant_id from log where at < $1 limit $2
            """;

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
    private final TenantSeals seals;
    private final Duration keepFor;
    private final EveryMinute rounds;

    AccessRetention(@ReactiveDataSource("relay") Pool workers, TenantSeals seals, AuditSettings settings, Vertx vertx) {
        this.workers = workers;
        this.seals = seals;
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
        return workers.preparedQuery(OLD)
                .execute(Tuple.of(end, MAX_LOGS))
                .onItem()
                .transformToMulti(logs -> Multi.createFrom().iterable(logs))
                .onItem()
                .transformToUniAndConcatenate(log -> forget(log.getUUID("tenant_id"), end))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Unless there is no key, or none that opens: nobody can say then whether the log is intact. */
    private Uni<Void> forget(UUID tenant, OffsetDateTime end) {
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> seals.find(AccessChain.PURPOSE))
                .flatMap(found -> found.map(tenantSeal -> forget(tenant, end, tenantSeal))
                        .orElseGet(() -> leave(tenant, "the tenant has no key")))
                .onFailure(AccessRetention::isOfKey)
                .recoverWithUni(failure -> leave(tenant, failure.getMessage()));
    }

    private static Uni<Void> leave(UUID tenant, String reason) {
        LOG.errorf("The access log of tenant %s stays as it is: %s", tenant, reason);
        return Uni.createFrom().voidItem();
    }

    private static boolean isOfKey(Throwable failure) {
        return failure instanceof BrokenSealException || failure instanceof UnknownMasterKeyException;
    }

    private Uni<Void> forget(UUID tenant, OffsetDateTime end, TenantSeal tenantSeal) {
        return Uni.createFrom()
                .deferred(() -> forgetStretch(tenant, end, tenantSeal))
                .repeat()
                .whilst(hasForgotten -> hasForgotten)
                .select()
                .first(MAX_STRETCHES)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there was anything to forget. */
    private Uni<Boolean> forgetStretch(UUID tenant, OffsetDateTime end, TenantSeal tenantSeal) {
        return workers.preparedQuery(Stretch.READ)
                .execute(Tuple.of(tenant, 0L, AT_ONCE))
                .map(rows -> stretch(tenant, rows, tenantSeal).until(end.toInstant()))
                .flatMap(old -> old.entries().isEmpty()
                        ? Uni.createFrom().item(false)
                        : forget(tenant, old, tenantSeal).replaceWith(true));
    }

    private static Stretch stretch(UUID tenant, RowSet<Row> rows, TenantSeal tenantSeal) {
        return Stretch.of(
                tenant,
                0,
                StreamSupport.stream(rows.spliterator(), false)
                        .map(Row::getDelegate)
                        .toList(),
                tenantSeal);
    }

    private Uni<Void> forget(UUID tenant, Stretch old, TenantSeal tenantSeal) {
        boolean isIntact = old.isIntact(tenantSeal);
        if (!isIntact) {
            LOG.errorf(
                    "The access log of tenant %s is not as it was written, up to %d",
                    tenant, old.last().number());
        }
        Beginning beginning = Beginning.after(tenant, old.last(), isIntact, tenantSeal);
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
