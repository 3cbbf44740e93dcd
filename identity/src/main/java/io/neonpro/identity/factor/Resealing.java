package io.neonpro.identity.factor;

import io.neonpro.kernel.crypto.KeyEncryption;
import io.neonpro.kernel.crypto.WrappedKey;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has secrets of second factors sealed by the current master key, so that an earlier one can leave the ring. */
@ApplicationScoped
class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    /** In the order of the index, or the planner would rather read the table. */
    private static final String OLD = """
            select user_id, sealed_secret, master_key from second_factor
             where master_key = any ($1) order by master_key limit 100
            """;

    private static final String REPLACE = """
            update second_factor set sealed_secret = $3, master_key = $4
             where user_id = $1 and sealed_secret = $2
            """;

    private final Pool pool;
    private final KeyEncryption master;

    Resealing(@ReactiveDataSource("relay") Pool pool, KeyEncryption master) {
        this.pool = pool;
        this.master = master;
    }

    @Scheduled(
            identity = "second-factors",
            every = "${neonpro.signing.refresh:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> reseal() {
        return pool.preparedQuery(OLD)
                .execute(Tuple.tuple().addValue(master.retired().toArray(String[]::new)))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(this::reseal)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(cause -> LOG.warnf("Second factors not sealed anew: %s", cause.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> reseal(Row row) {
        UUID person = row.getUUID("user_id");
        Buffer sealed = Buffer.buffer(row.getBuffer("sealed_secret").getBytes());
        return master.unwrap(
                        new WrappedKey(row.getString("master_key"), sealed.getBytes()), SecondFactors.context(person))
                .chain(secret -> master.wrap(secret, SecondFactors.context(person)))
                .chain(wrapped -> pool.preparedQuery(REPLACE)
                        .execute(Tuple.of(person, sealed, Buffer.buffer(wrapped.bytes()), wrapped.master())))
                .replaceWithVoid();
    }
}
