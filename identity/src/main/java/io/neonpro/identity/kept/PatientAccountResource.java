package io.neonpro.identity.kept;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.identity.trail.KeptEvent;
import io.neonpro.identity.trail.PatientTrail;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept of who signs in as a patient, for the archive of all that is kept of them (LGPD art. 18, II). */
@Path("/api/v1/patient-account")
@Tag(name = "patients")
public class PatientAccountResource {

    private final PatientAccounts accounts;
    private final PatientTrail trail;

    PatientAccountResource(PatientAccounts accounts, PatientTrail trail) {
        this.accounts = accounts;
        this.trail = trail;
    }

    @Audited("patient.account")
    @GET
    @PermissionsAllowed(Permissions.TENANT_WRITE)
    @Operation(summary = "Read by which account a patient signs in, or is asked to, and where they are signed in")
    public Uni<PatientAccount> account(@NotNull @QueryParam("patientId") UUID patientId) {
        return accounts.of(patientId);
    }

    @Audited("patient.security-events")
    @GET
    @Path("/security-events")
    @PermissionsAllowed(Permissions.TENANT_WRITE)
    @Operation(summary = "List what the security log has of a patient's account, the latest first")
    public Uni<Page<KeptEvent>> events(
            @NotNull @QueryParam("patientId") UUID patientId, @Valid @BeanParam PageRequest page) {
        return trail.page(patientId, page);
    }
}
