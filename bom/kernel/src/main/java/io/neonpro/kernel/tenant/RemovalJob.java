package io.neonpro.kernel.tenant;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobKind;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.tenant.RemovalJob.Whose;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes away, bit by bit, what a tenant that has left still has in this service: its rows, and with them the keys that its sealed
 * data could be read by.
 */
@Singleton
class RemovalJob extends JobKind<Whose> {

    private static final String NAME = "tenant-removal";
    private static final int MAX_ROWS = 2_000;

    /** Of each table; a function that deletes, so that a transaction that calls it has written. */
    private static final TenantStatement REMOVE = new TenantStatement("""
                    with removed as materialized (
                        select remove_tenant($2) as total where $1::uuid is not null)
                    select total from removed
                    """);

    private final Jobs jobs;
    private final StandingSettings settings;

    RemovalJob(Jobs jobs, StandingSettings settings) {
        super(NAME, Whose.class, JobLimits.STANDARD.withConcurrency(1).withPerTenant(10));
        this.jobs = jobs;
        this.settings = settings;
    }

    /** Which tenant has left. */
    @RegisterForReflection
    record Whose(UUID tenant) {}

    /** In the transaction in which that is heard. */
    Uni<Void> plan(UUID tenant) {
        return jobs.add(NewJob.of(NAME, new Whose(tenant))
                .at(Instant.now().plus(settings.removeAfter()))
                .inPlaceOf(tenant));
    }

    @Override
    protected Uni<?> run(Job<Whose> job) {
        return REMOVE.find(row -> row.getLong("total"), MAX_ROWS)
                .map(Optional::orElseThrow)
                .flatMap(removed ->
                        removed == 0 ? Uni.createFrom().voidItem() : jobs.add(NewJob.of(NAME, job.payload())));
    }
}
