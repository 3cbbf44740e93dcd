package io.neonpro.patient.consent;

import static io.neonpro.contracts.access.Permissions.OWN_READ;
import static io.neonpro.contracts.access.Permissions.OWN_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.patient.patient.OwnProfileResource;
import io.neonpro.patient.patient.PatientDirectory;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What somebody consented to, for themselves. */
@Path(OwnProfileResource.PATH + "/consents")
@Tag(name = "own data")
public class OwnConsentResource {

    private final Consents consents;
    private final ConsentReader reader;
    private final PatientDirectory directory;

    OwnConsentResource(Consents consents, ConsentReader reader, PatientDirectory directory) {
        this.consents = consents;
        this.reader = reader;
        this.directory = directory;
    }

    @Audited("consent.read")
    @GET
    @PermissionsAllowed(OWN_READ)
    @Operation(summary = "Read one's own consents, the latest first")
    public Uni<Page<ConsentRecord>> page(@BeanParam PageRequest page) {
        UUID patient = Tenancy.require().requirePatient();
        return directory
                .get(patient)
                .chain(() -> reader.page(patient, page))
                .map(found -> found.map(ConsentRecord::withoutStaff));
    }

    @Audited(value = "consent.revoke", isChange = true)
    @POST
    @Path("{id}/revoke")
    @Idempotent(about = "patientId")
    @PermissionsAllowed(OWN_WRITE)
    @Operation(summary = "Take one's own consent back")
    public Uni<RestResponse<ConsentRecord>> revoke(UUID id, @BeanParam Condition condition) {
        return consents.revoke(Tenancy.require().requirePatient(), id, condition::require)
                .map(consent -> Answers.ok(consent.revision(), consent.withoutStaff()));
    }
}
