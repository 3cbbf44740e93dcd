package io.neonpro.patient.request;

import io.neonpro.contracts.clinic.TenantEvent.Onboarded;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.kernel.job.Jobs;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Hears that a tenant is there, whose patients, and what they ask for, are looked through each day from then on. */
@Singleton
class TenantEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(Onboarded.class);

    private final Jobs jobs;

    TenantEvents(Jobs jobs) {
        super("clinic", KNOWN);
        this.jobs = jobs;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        UUID tenant = ((Onboarded) event).tenantId();
        return jobs.add(InactivityJob.daily(tenant)).chain(() -> jobs.add(DueRequestsJob.daily(tenant)));
    }

    /** One that is there stays as it is. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
