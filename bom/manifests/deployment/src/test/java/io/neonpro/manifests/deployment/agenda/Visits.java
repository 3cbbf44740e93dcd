package io.neonpro.manifests.deployment.agenda;

import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** What the service of the tests measures, and tells the gateway. */
@GraphQLApi
public class Visits {

    private final MeterRegistry metrics;

    public Visits(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Query
    public double visits() {
        return metrics.counter("pending.requests").count()
                + metrics.counter("neonpro.outbox.waiting").count()
                + metrics.counter("neonpro.appointments.booked").count();
    }
}
