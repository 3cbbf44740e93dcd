package io.neonpro.clinic.export;

import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.workflow.Step;
import io.neonpro.kernel.workflow.Workflow;
import io.neonpro.kernel.workflow.WorkflowLimits;
import io.neonpro.kernel.workflow.Workflows;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Keeps for good who wanted all of a tenant's data, and whether they have fetched it. */
@Singleton
class ExportWorkflow extends Workflow<ExportState, ExportEvent> {

    private static final EventFamily FAMILY = family(ExportEvent.class);

    /** Longer than any is open. */
    private static final WorkflowLimits LIMITS = WorkflowLimits.STANDARD.withDeadline(Duration.ofDays(8));

    ExportWorkflow(Workflows workflows) {
        super("tenant-export", new ExportRules(), FAMILY, LIMITS, workflows);
    }

    /** What it waits for is done by whoever fetches. */
    @Override
    protected List<Step<ExportState, ExportEvent>> steps() {
        return List.of();
    }
}
