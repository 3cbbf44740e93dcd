package io.neonpro.patient.privacy;

import static io.neonpro.contracts.access.Permissions.CONSENT_READ;
import static io.neonpro.contracts.access.Permissions.PATIENT_READ;
import static io.neonpro.contracts.access.Permissions.PATIENT_WRITE;
import static io.neonpro.contracts.access.Permissions.RECORD_READ;
import static io.neonpro.contracts.access.Permissions.RECORD_WRITE;

import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.patient.patient.PatientResource;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The rights of data subjects over REST. */
@Path(PatientResource.PATH + "/{id}")
@Tag(name = "privacy")
public class PrivacyResource {

    private final Exports exports;
    private final Erasure erasure;

    PrivacyResource(Exports exports, Erasure erasure) {
        this.exports = exports;
        this.erasure = erasure;
    }

    @GET
    @Path("export")
    @PermissionsAllowed(
            value = {PATIENT_READ, RECORD_READ, CONSENT_READ},
            inclusive = true)
    @Operation(summary = "Everything that is kept about a person (LGPD art. 18, II and V)")
    public Uni<Export> export(UUID id) {
        return exports.of(id);
    }

    @POST
    @Path("erase")
    @Idempotent
    @PermissionsAllowed(
            value = {PATIENT_WRITE, RECORD_WRITE},
            inclusive = true)
    @Operation(summary = "Erase a person for good (LGPD art. 18, VI)")
    public Uni<RestResponse<Void>> erase(UUID id) {
        return erasure.of(id).map(erased -> Answers.done());
    }
}
