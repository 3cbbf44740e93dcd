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

/** Goes on telling a tenant's events again for a while, and leaves the rest to another job like it. */
@Singleton
class RepublishJob extends JobKind<RepublishJob.Which> {

    static final String NAME = "republish";

    private static final JobLimits LIMITS = JobLimits.STANDARD
            .withConcurrency(1)
            .withTimeout(Duration.ofMinutes(2))
            .withPerTenant(100);

    private final Republishing republishing;
    private final Republications republications;
    private final Jobs jobs;

    RepublishJob(Republishing republishing, Republications republications, Jobs jobs) {
        super(NAME, Which.class, LIMITS);
        this.republishing = republishing;
        this.republications = republications;
        this.jobs = jobs;
    }

    /** Which republication. */
    @RegisterForReflection
    record Which(UUID id) {}

    @Override
    protected Uni<?> reachOut(Job<Which> job) {
        return Turn.of(() -> republishing.page(job.payload().id()));
    }

    @Override
    protected Uni<?> run(Job<Which> job) {
        return republications
                .find(job.payload().id())
                .flatMap(now -> now.filter(one -> !one.isDone())
                        .map(one -> jobs.add(NewJob.of(NAME, job.payload())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
