package io.neonpro.notify.delivery;

import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.notify.delivery.DeliveryJob.Posted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Where messages are left that must reach the mail server; in the transaction that they are written in. */
@ApplicationScoped
public class Deliveries {

    private final Jobs jobs;

    Deliveries(Jobs jobs) {
        this.jobs = jobs;
    }

    /** To be sent at once, also when it waits already. */
    public Uni<Void> add(UUID messageId) {
        return jobs.add(NewJob.of(DeliveryJob.NAME, new Posted(messageId)).inPlaceOf(messageId));
    }
}
