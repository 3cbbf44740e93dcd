package io.neonpro.kernel.workflow;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.PersonalData;
import io.neonpro.kernel.job.Jobs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What workflows are made of: handed to each {@link Workflow}. */
@ApplicationScoped
public class Workflows {

    private final Aggregates aggregates;
    private final PersonalData personal;
    private final SubjectKeys keys;
    private final Jobs jobs;
    private final MeterRegistry metrics;
    private final Endings endings = new Endings();

    Workflows(Aggregates aggregates, PersonalData personal, SubjectKeys keys, Jobs jobs, MeterRegistry metrics) {
        this.aggregates = aggregates;
        this.personal = personal;
        this.keys = keys;
        this.jobs = jobs;
        this.metrics = metrics;
    }

    /** What is personal in its events is sealed by a key of the workflow's own. */
    <S, E> Aggregate<WorkflowCommand<E>, WorkflowState<S>, Object> histories(
            String name, WorkflowRules<S, E> rules, EventFamily family) {
        return aggregates
                .of(name, rules, family)
                .about((id, event) -> personal.isIn(event.getClass()) ? Optional.of(id) : Optional.empty());
    }

    /** Within the transaction that ends it: nobody reads again what was personal in its events. */
    Uni<Void> forget(UUID id, EventFamily family) {
        return family.events().values().stream().anyMatch(personal::isIn)
                ? keys.destroy(id)
                : Uni.createFrom().voidItem();
    }

    Jobs jobs() {
        return jobs;
    }

    Endings endings() {
        return endings;
    }

    void countStep(String workflow, String step, String outcome) {
        metrics.counter("neonpro.workflow.steps", "workflow", workflow, "step", step, "outcome", outcome)
                .increment();
    }

    void countEnd(String workflow, Phase end) {
        metrics.counter("neonpro.workflows.ended", "workflow", workflow, "outcome", end.code())
                .increment();
    }
}
