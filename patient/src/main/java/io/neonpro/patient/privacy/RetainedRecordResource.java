package io.neonpro.patient.privacy;

import static io.neonpro.contracts.access.Permissions.RECORD_READ;
import static io.neonpro.contracts.access.Permissions.TENANT_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.patient.request.SubjectRequestResource;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept blocked over REST: for the owner alone, who answers for it. */
@Path(SubjectRequestResource.PATH + "/{id}/retained-record")
@Tag(name = "privacy")
public class RetainedRecordResource {

    private final RetainedRecords retained;

    RetainedRecordResource(RetainedRecords retained) {
        this.retained = retained;
    }

    @Audited(value = "retained-record.read", isChange = true)
    @GET
    @PermissionsAllowed(
            value = {RECORD_READ, TENANT_WRITE},
            inclusive = true)
    @Operation(
            summary = "Read what the law keeps of an erased person",
            description = "Who reads it is noted in the request's history, for good.")
    public Uni<RetainedRecord> get(UUID id) {
        return retained.of(id);
    }
}
