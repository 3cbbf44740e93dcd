package io.neonpro.patient.patient;

import static io.neonpro.contracts.access.Permissions.PATIENT_NAME;
import static io.neonpro.contracts.access.Permissions.PATIENT_READ;
import static io.neonpro.contracts.access.Permissions.PATIENT_WRITE;
import static io.neonpro.contracts.access.Permissions.RECORD_READ;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.audit.BreakGlass;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.json.MergePatch;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Patients over REST. */
@Path(PatientResource.PATH)
@Tag(name = "patients")
public class PatientResource {

    public static final String PATH = "/api/v1/patients";

    private final Patients patients;
    private final PatientDirectory directory;

    PatientResource(Patients patients, PatientDirectory directory) {
        this.patients = patients;
        this.directory = directory;
    }

    @Audited(value = "patient.register", isChange = true)
    @POST
    @Idempotent(about = "id")
    @PermissionsAllowed(PATIENT_WRITE)
    @Operation(summary = "Register a patient")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<PatientProfile>> register(PersonalDetails details) {
        return patients.register(details)
                .map(patient -> Answers.created(URI.create(PATH + "/" + patient.id()), patient.version(), patient));
    }

    @BreakGlass(permission = RECORD_READ)
    @Audited("patient.search")
    @GET
    @PermissionsAllowed({PATIENT_NAME, PATIENT_READ})
    @Operation(summary = "Find patients by name, CPF, e-mail or phone, as far as typed")
    public Uni<Page<PatientProfile>> search(
            @QueryParam("query") @DefaultValue("") @Size(max = PatientDirectory.MAX_QUERY_LENGTH) String query,
            @BeanParam PageRequest page) {
        return directory.search(query, page);
    }

    @BreakGlass(permission = RECORD_READ)
    @Audited("patient.read")
    @GET
    @Path("{id}")
    @PermissionsAllowed({PATIENT_NAME, PATIENT_READ})
    @Operation(summary = "Read a patient")
    public Uni<RestResponse<PatientProfile>> get(UUID id) {
        return directory.get(id).map(patient -> Answers.ok(patient.version(), patient));
    }

    @Audited(value = "patient.update", isChange = true)
    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed(PATIENT_WRITE)
    @Operation(summary = "Change a patient's details; null removes one")
    public Uni<RestResponse<PatientProfile>> update(
            UUID id, @BeanParam Condition condition, MergePatch<PersonalDetails> changes) {
        return patients.update(id, condition::require, changes::applyTo)
                .map(patient -> Answers.ok(patient.version(), patient));
    }
}
