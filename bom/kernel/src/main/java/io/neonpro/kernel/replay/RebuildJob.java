package io.neonpro.kernel.replay;

import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobKind;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Goes on with a rebuild for a while, and leaves the rest to another job like it, so that tenants take turns. */
@Singleton
class RebuildJob extends JobKind<RebuildJob.Run> {

    static final String NAME = "rebuild";

    private static final JobLimits LIMITS = JobLimits.STANDARD
            .withConcurrency(2)
            .withTimeout(Duration.ofMinutes(2))
            .withPerTenant(100);

    private final Rebuilding rebuilding;
    private final Rebuilds rebuilds;
    private final Jobs jobs;

    RebuildJob(Rebuilding rebuilding, Rebuilds rebuilds, Jobs jobs) {
        super(NAME, Run.class, LIMITS);
        this.rebuilding = rebuilding;
        this.rebuilds = rebuilds;
        this.jobs = jobs;
    }

    /** Which rebuild. */
    @RegisterForReflection
    record Run(UUID run) {}

    @Override
    protected Uni<?> reachOut(Job<Run> job) {
        return Turn.of(() -> rebuilding.page(job.payload().run()));
    }

    @Override
    protected Uni<?> run(Job<Run> job) {
        return rebuilds.find(job.payload().run())
                .flatMap(now -> now.filter(rebuild -> !rebuild.isDone())
                        .map(rebuild -> jobs.add(NewJob.of(NAME, job.payload())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
