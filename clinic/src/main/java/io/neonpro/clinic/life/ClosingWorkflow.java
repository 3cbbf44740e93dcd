package io.neonpro.clinic.life;

import io.neonpro.clinic.life.ClosingEvent.Left;
import io.neonpro.clinic.tenant.TenantCommand.Close;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.workflow.Step;
import io.neonpro.kernel.workflow.Task;
import io.neonpro.kernel.workflow.Workflow;
import io.neonpro.kernel.workflow.WorkflowLimits;
import io.neonpro.kernel.workflow.Workflows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Has a tenant leave: when its notice is over it is closed, of which all services hear. */
@Singleton
class ClosingWorkflow extends Workflow<ClosingState, ClosingEvent> {

    private static final EventFamily FAMILY = family(ClosingEvent.class);

    /** Longer than any notice. */
    private static final WorkflowLimits LIMITS = WorkflowLimits.STANDARD.withDeadline(Duration.ofDays(90));

    private final Tenants tenants;

    ClosingWorkflow(Workflows workflows, Tenants tenants) {
        super("closing", new ClosingRules(), FAMILY, LIMITS, workflows);
        this.tenants = tenants;
    }

    @Override
    protected List<Step<ClosingState, ClosingEvent>> steps() {
        return List.of(Step.here(ClosingRules.CLOSE, this::close));
    }

    private Uni<ClosingEvent> close(Task<ClosingState> task) {
        return tenants.handle(new Close(), any -> {}).replaceWith(new Left());
    }
}
