package io.neonpro.patient.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobKind;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.kernel.job.NewJob;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Destroys what was kept of erased people on the day on which the law does not require it any more: one job for each day. */
@Singleton
class RetentionEndJob extends JobKind<RetentionEndJob.End> {

    private static final String NAME = "retention-end";

    /** More than there are days in twenty years. */
    private static final int MAX_DAYS = 10_000;

    private final SubjectKeys keys;

    RetentionEndJob(SubjectKeys keys) {
        super(NAME, End.class, JobLimits.STANDARD.withPerTenant(MAX_DAYS));
        this.keys = keys;
    }

    @Override
    protected Uni<?> run(Job<End> job) {
        return keys.destroyBlocked(LocalDate.ofInstant(job.payload().day(), UTC));
    }

    /** However many are kept until then. */
    static NewJob<End> on(LocalDate day) {
        Instant start = day.atStartOfDay(UTC).toInstant();
        UUID key = UUID.nameUUIDFromBytes((NAME + "|" + day).getBytes(UTF_8));
        return NewJob.of(NAME, new End(start)).at(start).inPlaceOf(key);
    }

    /** The day, as it begins. */
    @RegisterForReflection
    record End(Instant day) {}
}
