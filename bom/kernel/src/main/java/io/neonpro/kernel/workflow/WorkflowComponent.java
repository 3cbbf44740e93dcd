package io.neonpro.kernel.workflow;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.health.State;
import io.neonpro.kernel.workflow.WorkflowList.Figures;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Workflows that should have been completed or undone long ago. */
@ApplicationScoped
class WorkflowComponent implements Component {

    private static final int PATIENCE_SECONDS = 60;

    private final List<Workflow<?, ?>> kinds;
    private final WorkflowList workflows;
    private final Gauges gauges;
    private volatile Figures figures = Figures.NONE;

    WorkflowComponent(@All List<Workflow<?, ?>> kinds, WorkflowList workflows, MeterRegistry metrics) {
        this.kinds = kinds;
        this.workflows = workflows;
        this.gauges = new Gauges(metrics)
                .with("neonpro.workflows.under.way", () -> figures.underWay())
                .with("neonpro.workflows.late", () -> figures.late())
                .with("neonpro.workflows.oldest.seconds", () -> Math.max(0, figures.seconds()));
    }

    void stop(@Observes ShutdownEvent event) {
        gauges.remove();
    }

    @Override
    public String name() {
        return "workflows";
    }

    @Override
    public Uni<State> state() {
        return kinds.isEmpty()
                ? Uni.createFrom().item(State.healthy())
                : workflows.figures().invoke(now -> figures = now).map(WorkflowComponent::state);
    }

    private static State state(Figures now) {
        return now.late() > 0 && now.seconds() > PATIENCE_SECONDS
                ? State.degraded("%d workflows are late, the first one by %d s".formatted(now.late(), now.seconds()))
                : State.healthy();
    }
}
