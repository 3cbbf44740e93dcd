package io.neonpro.kernel.audit;

import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A service's access log over REST: for the tenant's owner. */
@Path("/api/v1/access-log")
@Tag(name = "access log")
public class AccessResource {

    /** Of whoever answers for a tenant. */
    private static final String TENANT_WRITE = "tenant:write";

    private static final int MAX_SEAL_LENGTH = 200;

    private final AccessLog log;

    AccessResource(AccessLog log) {
        this.log = log;
    }

    @GET
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "Who saw or changed what of whom, the newest first")
    public Uni<Page<AccessEntry>> search(
            @QueryParam("subject") @Nullable UUID subject,
            @QueryParam("actor") @Nullable UUID actor,
            @BeanParam PageRequest page) {
        ClinicScope.current().requireAll();
        return log.search(subject, actor, page);
    }

    @GET
    @Path("check")
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "Whether a thousand entries are as they were written, and follow on one whose seal was kept")
    public Uni<AccessCheck> check(
            @QueryParam("from") @DefaultValue("1") @Min(1) long from,
            @QueryParam("seal") @Size(max = MAX_SEAL_LENGTH) @Nullable String seal) {
        ClinicScope.current().requireAll();
        return log.check(from, seal);
    }
}
