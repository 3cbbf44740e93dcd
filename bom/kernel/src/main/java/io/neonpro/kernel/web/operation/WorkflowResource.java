package io.neonpro.kernel.web.operation;

import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_READ;

import io.neonpro.kernel.workflow.ListedWorkflow;
import io.neonpro.kernel.workflow.WorkflowList;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Workflows, for the platform's operator. */
@Path("/q/neonpro/workflows")
public class WorkflowResource {

    private final WorkflowList workflows;

    WorkflowResource(WorkflowList workflows) {
        this.workflows = workflows;
    }

    @GET
    @PermissionsAllowed(OPERATION_READ)
    @Operation(hidden = true)
    public Uni<Overview> get() {
        return Uni.combine().all().unis(workflows.open(), workflows.undone()).with(Overview::new);
    }

    /**
     * A hundred at most of each.
     *
     * @param open neither completed nor undone, the one that should have been first
     * @param undone the last one first
     */
    @RegisterForReflection
    public record Overview(List<ListedWorkflow> open, List<ListedWorkflow> undone) {}
}
