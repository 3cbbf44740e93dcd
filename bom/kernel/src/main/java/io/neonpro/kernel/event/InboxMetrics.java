package io.neonpro.kernel.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What becomes of the events that are heard. */
@ApplicationScoped
class InboxMetrics {

    private final MeterRegistry metrics;
    private final Counter failures;

    InboxMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.failures = metrics.counter("neonpro.inbox.failures");
    }

    /**
     * @param outcome {@code applied}, {@code duplicate}, {@code parked} or {@code repeated}
     */
    void count(IncomingEvent event, String outcome) {
        metrics.counter("neonpro.inbox.events", "type", event.name().toString(), "outcome", outcome)
                .increment();
    }

    /** An attempt was in vain, or a record could not be attributed. */
    void failed() {
        failures.increment();
    }
}
