package io.neonpro.patient.request;

import io.neonpro.kernel.job.Cron;
import io.neonpro.kernel.job.Errand;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.patient.request.InactivityJob.Day;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Puts inactive patients to who answers for the group, each day some: a request for erasure that the platform itself makes. */
@Singleton
class InactivityJob extends Errand<Day, List<UUID>> {

    static final String NAME = "inactive-patients";

    /** What an owner can look at. */
    private static final int MOST_IN_A_DAY = 50;

    private static final UUID KEY = UUID.nameUUIDFromBytes(NAME.getBytes(StandardCharsets.UTF_8));

    private final InactivePatients inactive;
    private final SubjectRequests requests;

    InactivityJob(InactivePatients inactive, SubjectRequests requests) {
        super(NAME, Day.class, JobLimits.STANDARD.withTimeout(Duration.ofMinutes(5)));
        this.inactive = inactive;
        this.requests = requests;
    }

    /** There is nothing to say of it. */
    @RegisterForReflection
    record Day() {}

    /** At night in Brazil, not of all tenants at once. */
    static NewJob<Day> daily(UUID tenant) {
        int minute = Math.floorMod(tenant.hashCode(), 240);
        String cron = "%d %d * * *".formatted(minute % 60, 3 + minute / 60);
        return NewJob.of(NAME, new Day()).every(new Cron(cron, ZoneOffset.UTC)).inPlaceOf(KEY);
    }

    @Override
    protected Uni<List<UUID>> reach(Job<Day> job) {
        return inactive.find(MOST_IN_A_DAY);
    }

    @Override
    protected Uni<?> conclude(Job<Day> job, List<UUID> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(requests::propose)
                .collect()
                .last();
    }
}
