package io.neonpro.kernel.web.operation;

import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_READ;
import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_WRITE;

import io.neonpro.kernel.job.JobList;
import io.neonpro.kernel.job.ListedJob;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Jobs, for the platform's operator. */
@Path("/q/neonpro/jobs")
public class JobResource {

    private final JobList jobs;

    JobResource(JobList jobs) {
        this.jobs = jobs;
    }

    @GET
    @PermissionsAllowed(OPERATION_READ)
    @Operation(hidden = true)
    public Uni<Overview> get() {
        return Uni.combine()
                .all()
                .unis(jobs.failed(), jobs.ready(), jobs.next())
                .with(Overview::new);
    }

    @POST
    @Path("{tenantId}/{id}/retry")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<Void> retry(UUID tenantId, UUID id) {
        return jobs.retry(tenantId, id).invoke(JobResource::requireFound).replaceWithVoid();
    }

    private static void requireFound(boolean hasFailed) {
        if (!hasFailed) {
            throw ProblemException.notFound("There is no such job that has failed.");
        }
    }

    /**
     * A hundred at most of each.
     *
     * @param failed for good, the last one first
     * @param ready that wait for a place
     * @param next that are due next, those that run among them by the end of their lease
     */
    @RegisterForReflection
    public record Overview(List<ListedJob> failed, List<ListedJob> ready, List<ListedJob> next) {}
}
