package io.neonpro.kernel.crypto;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.EveryMinute;
import io.neonpro.kernel.data.Preparing;
import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.health.State;
import io.neonpro.kernel.start.Settled;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Wraps anew, with the current master key, what an earlier one has wrapped, so that the earlier one can leave the ring:
 * every minute, a batch of tenants' keys after the other, in any number of instances. What is done is done; whoever
 * goes on finds what is left. The tenants' keys stay the same, and so does everything that they have sealed.
 */
@ApplicationScoped
class Rewrapping implements Component {

    private static final Logger LOG = Logger.getLogger(Rewrapping.class);
    private static final int BATCH = 100;
    private static final int MAX_BATCHES = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final long UNKNOWN = -1;

    private static final String NEXT = """
            select tenant_id, master_key, wrapped_key from tenant_key
             where master_key = $1 and tenant_id > $2 order by tenant_id limit $3
            """;

    /** Unless another instance has, since it was read. */
    private static final String REPLACE = """
            update tenant_key set wrapped_key = $3, master_key = $4
             where tenant_id = $1 and master_key = $2
            """;

    /** Counts no further than this. Of most master keys there is nothing, or everything. */
    private static final String LEFT = Preparing.ANEW + """
            select count(*) from (
                select tenant_id from tenant_key where master_key < $1
                 union all
                select tenant_id from tenant_key where master_key > $1
                 limit 100000) as left_over
            """;

    private final Pool workers;
    private final KeyEncryption master;
    private final Gauges gauges;
    private final EveryMinute rounds;
    private volatile long left = UNKNOWN;

    Rewrapping(@ReactiveDataSource("relay") Pool workers, KeyEncryption master, MeterRegistry metrics, Vertx vertx) {
        this.workers = workers;
        this.master = master;
        this.gauges = new Gauges(metrics).with("neonpro.keys.to.rewrap", () -> left == UNKNOWN ? Double.NaN : left);
        this.rounds = new EveryMinute(vertx, "Tenants' keys are not wrapped anew", this::run);
    }

    void start(@Observes Settled event) {
        rounds.startAtOnce();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        gauges.remove();
    }

    @Override
    public String name() {
        return "master-key";
    }

    /** As the last round found it: nobody waits for a count, and none is made because somebody looks. */
    @Override
    public Uni<State> state() {
        return Uni.createFrom()
                .item(() -> left > 0
                        ? State.degraded(left + " tenants' keys are not wrapped by master key " + master.current())
                        : State.healthy());
    }

    /** One round: all keys that an earlier master key has wrapped, then what is left. */
    Uni<Void> run() {
        return Multi.createFrom()
                .iterable(master.retired())
                .onItem()
                .transformToUniAndConcatenate(this::rewrapAll)
                .collect()
                .last()
                .chain(this::count);
    }

    private Uni<Void> rewrapAll(String retired) {
        var last = new AtomicReference<>(BEFORE_ALL);
        return Uni.createFrom()
                .deferred(() -> next(retired, last))
                .call(this::rewrap)
                .repeat()
                .whilst(batch -> batch.size() == BATCH)
                .select()
                .first(MAX_BATCHES)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The keys behind the last one, which one of them is then. */
    private Uni<List<Outdated>> next(String retired, AtomicReference<UUID> last) {
        return workers.preparedQuery(NEXT)
                .execute(Tuple.of(retired, last.get(), BATCH))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Outdated::of)
                        .toList())
                .invoke(batch -> batch.forEach(outdated -> last.set(outdated.tenant())));
    }

    private Uni<Void> rewrap(List<Outdated> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(this::replacement)
                .collect()
                .asList()
                .flatMap(this::replace);
    }

    /** Nothing for a key that does not open: it must not keep the others from being wrapped. */
    private Uni<Tuple> replacement(Outdated outdated) {
        String context = TenantKeys.context(outdated.tenant());
        return master.unwrap(outdated.key(), context)
                .flatMap(key -> master.wrap(key, context))
                .map(fresh -> Tuple.of(
                        outdated.tenant(), outdated.key().master(), Buffer.buffer(fresh.bytes()), fresh.master()))
                .onFailure(BrokenSealException.class)
                .invoke(broken -> LOG.errorf("The key of tenant %s does not open", outdated.tenant()))
                .onFailure(BrokenSealException.class)
                .recoverWithNull();
    }

    private Uni<Void> replace(List<Tuple> replacements) {
        return replacements.isEmpty()
                ? Uni.createFrom().voidItem()
                : workers.preparedQuery(REPLACE).executeBatch(replacements).replaceWithVoid();
    }

    private Uni<Void> count() {
        return workers.preparedQuery(LEFT)
                .execute(Tuple.of(master.current()))
                .invoke(rows -> left = rows.iterator().next().getLong(0))
                .replaceWithVoid();
    }

    private record Outdated(UUID tenant, WrappedKey key) {

        static Outdated of(Row row) {
            return new Outdated(
                    row.getUUID("tenant_id"),
                    new WrappedKey(
                            row.getString("master_key"),
                            row.getBuffer("wrapped_key").getBytes()));
        }
    }
}
