package io.neonpro.kernel.job;

import io.smallrye.mutiny.Uni;
import java.time.ZoneId;
import java.util.Optional;

/** One that is always there. */
final class Sweeping extends JobKind<Sweeping.Nothing> {

    Sweeping() {
        super("sweep", Nothing.class, JobLimits.STANDARD);
    }

    @Override
    protected Uni<?> run(Job<Nothing> job) {
        return Uni.createFrom().voidItem();
    }

    @Override
    protected Optional<NewJob<Nothing>> standing() {
        return Optional.of(NewJob.of("sweep", new Nothing()).every(new Cron("0 3 * * *", ZoneId.of("UTC"))));
    }

    record Nothing() {}
}
