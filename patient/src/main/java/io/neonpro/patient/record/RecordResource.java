package io.neonpro.patient.record;

import static io.neonpro.contracts.access.Permissions.RECORD_READ;
import static io.neonpro.contracts.access.Permissions.RECORD_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.audit.BreakGlass;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.patient.patient.PatientDirectory;
import io.neonpro.patient.patient.PatientResource;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Medical records over REST. */
@Path(PatientResource.PATH + "/{patientId}/records")
@Tag(name = "medical records")
public class RecordResource {

    /** The version of an entry: there is never another one. */
    private static final int ONLY = 1;

    private final MedicalRecords records;
    private final RecordReader reader;
    private final PatientDirectory directory;

    RecordResource(MedicalRecords records, RecordReader reader, PatientDirectory directory) {
        this.records = records;
        this.reader = reader;
        this.directory = directory;
    }

    @Audited(value = "record.write", isChange = true)
    @POST
    @Idempotent(about = "patientId")
    @PermissionsAllowed(RECORD_WRITE)
    @Operation(summary = "Add an entry; a correction is an entry of its own")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<RecordedEntry>> append(UUID patientId, Entry entry) {
        return records.append(patientId, entry)
                .map(recorded -> Answers.created(location(patientId, recorded), ONLY, recorded));
    }

    @BreakGlass(permission = RECORD_READ)
    @Audited("record.read")
    @GET
    @PermissionsAllowed(RECORD_READ)
    @Operation(summary = "Read the record, what occurred last first")
    public Uni<Page<RecordedEntry>> page(UUID patientId, @BeanParam PageRequest page) {
        return directory.get(patientId).chain(() -> reader.page(patientId, page));
    }

    @BreakGlass(permission = RECORD_READ)
    @Audited("record.read")
    @GET
    @Path("{id}")
    @PermissionsAllowed(RECORD_READ)
    @Operation(summary = "Read one entry")
    public Uni<RestResponse<RecordedEntry>> get(UUID patientId, UUID id) {
        return directory
                .get(patientId)
                .chain(() -> reader.get(patientId, id))
                .map(recorded -> Answers.ok(ONLY, recorded));
    }

    private static URI location(UUID patientId, RecordedEntry recorded) {
        return URI.create(PatientResource.PATH + "/" + patientId + "/records/" + recorded.id());
    }
}
