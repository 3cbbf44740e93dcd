package io.neonpro.patient.request;

import io.neonpro.kernel.job.Cron;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobKind;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.patient.request.DueRequestsJob.Day;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.UUID;

/** Looks each day whether a request is late, or will soon be. */
@Singleton
class DueRequestsJob extends JobKind<Day> {

    static final String NAME = "due-requests";

    private static final UUID KEY = UUID.nameUUIDFromBytes(NAME.getBytes(StandardCharsets.UTF_8));

    private final DueRequests requests;

    DueRequestsJob(DueRequests requests) {
        super(NAME, Day.class, JobLimits.STANDARD);
        this.requests = requests;
    }

    /** There is nothing to say of it. */
    @RegisterForReflection
    record Day() {}

    /** In the morning in Brazil, not of all tenants at once. */
    static NewJob<Day> daily(UUID tenant) {
        int minute = Math.floorMod(tenant.hashCode(), 120);
        String cron = "%d %d * * *".formatted(minute % 60, 10 + minute / 60);
        return NewJob.of(NAME, new Day()).every(new Cron(cron, ZoneOffset.UTC)).inPlaceOf(KEY);
    }

    @Override
    protected Uni<?> run(Job<Day> job) {
        return requests.tell();
    }
}
