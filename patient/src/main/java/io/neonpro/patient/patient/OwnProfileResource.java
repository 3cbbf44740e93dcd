package io.neonpro.patient.patient;

import static io.neonpro.contracts.access.Permissions.OWN_READ;
import static io.neonpro.contracts.access.Permissions.OWN_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.rate.Pace;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.json.MergePatch;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Who somebody is as a patient, for themselves. */
@Path(OwnProfileResource.PATH)
@Tag(name = "own data")
public class OwnProfileResource {

    public static final String PATH = "/api/v1/me";

    private static final String CHANGES = "own-profile";
    private static final String TOO_OFTEN = "How you are reached was changed too often; the clinic may change it.";

    private final Patients patients;
    private final PatientDirectory directory;
    private final Pace pace;

    OwnProfileResource(Patients patients, PatientDirectory directory, Pace pace) {
        this.patients = patients;
        this.directory = directory;
        this.pace = pace;
    }

    @Audited("patient.read")
    @GET
    @PermissionsAllowed(OWN_READ)
    @Operation(summary = "Read who one is as a patient here")
    public Uni<RestResponse<PatientProfile>> get() {
        return directory.get(Tenancy.require().requirePatient()).map(patient -> Answers.ok(patient.version(), patient));
    }

    @Audited(value = "patient.update", isChange = true)
    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed(OWN_WRITE)
    @Operation(
            summary = "Change how one is reached: e-mail, phone and language; null removes one",
            description = "Name, birth date and CPF are corrected by the clinic, which is asked to with a request.")
    public Uni<RestResponse<PatientProfile>> update(
            @BeanParam Condition condition, MergePatch<PersonalDetails> changes) {
        return pace.require(CHANGES, TOO_OFTEN)
                .chain(() -> patients.update(
                        Tenancy.require().requirePatient(),
                        condition::require,
                        details -> OwnChange.allowed(details, changes.applyTo(details))))
                .map(patient -> Answers.ok(patient.version(), patient));
    }
}
