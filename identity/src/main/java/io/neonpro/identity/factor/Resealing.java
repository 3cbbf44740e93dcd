package io.neonpro.identity.factor;

import io.neonpro.identity.factor.Resealing.Nothing;
import io.neonpro.kernel.crypto.KeyEncryption;
import io.neonpro.kernel.crypto.WrappedKey;
import io.neonpro.kernel.job.Cron;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobKind;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.kernel.job.NewJob;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Has secrets of second factors sealed by the current master key each hour, so that an earlier one can leave the ring. */
@Singleton
class Resealing extends JobKind<Nothing> {

    private static final String NAME = "reseal-second-factors";

    private static final Cron HOURLY = new Cron("17 * * * *", ZoneOffset.UTC);

    private static final int BATCH = 100;

    /** In the order of the index, or the planner would rather read the table. */
    private static final String OLD = """
            select user_id, sealed_secret, master_key from second_factor
             where master_key = any ($1) order by master_key limit $2
            """;

    private static final String REPLACE = """
            update second_factor set sealed_secret = $3, master_key = $4
             where user_id = $1 and sealed_secret = $2
            """;

    private final Pool pool;
    private final KeyEncryption master;

    Resealing(@ReactiveDataSource("relay") Pool pool, KeyEncryption master) {
        super(NAME, Nothing.class, JobLimits.STANDARD.withConcurrency(1));
        this.pool = pool;
        this.master = master;
    }

    /** There is nothing to say of it. */
    @RegisterForReflection
    record Nothing() {}

    @Override
    protected Optional<NewJob<Nothing>> standing() {
        return Optional.of(NewJob.of(NAME, new Nothing()).every(HOURLY));
    }

    /** It may be done twice: what is sealed anew is not found again. */
    @Override
    protected Uni<?> reachOut(Job<Nothing> job) {
        return all();
    }

    @Override
    protected Uni<?> run(Job<Nothing> job) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> all() {
        return some().chain(found -> found < BATCH ? Uni.createFrom().voidItem() : all());
    }

    private Uni<Integer> some() {
        return pool.preparedQuery(OLD)
                .execute(Tuple.of(master.retired().toArray(String[]::new), BATCH))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(this::reseal)
                        .onItem()
                        .ignoreAsUni()
                        .replaceWith(rows.size()));
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
