package io.neonpro.patient.consent;

import static io.neonpro.contracts.access.Permissions.CONSENT_READ;
import static io.neonpro.contracts.access.Permissions.CONSENT_WRITE;
import static io.neonpro.contracts.access.Permissions.RECORD_READ;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.audit.BreakGlass;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
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

/** Consents over REST. */
@Path(PatientResource.PATH + "/{patientId}/consents")
@Tag(name = "consents")
public class ConsentResource {

    private final Consents consents;
    private final ConsentReader reader;
    private final PatientDirectory directory;

    ConsentResource(Consents consents, ConsentReader reader, PatientDirectory directory) {
        this.consents = consents;
        this.reader = reader;
        this.directory = directory;
    }

    @Audited(value = "consent.give", isChange = true)
    @POST
    @Idempotent(about = "patientId")
    @PermissionsAllowed(CONSENT_WRITE)
    @Operation(summary = "Take note of a consent to one purpose")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<ConsentRecord>> give(UUID patientId, Terms terms) {
        return consents.give(patientId, terms)
                .map(consent -> Answers.created(location(consent), consent.revision(), consent));
    }

    @BreakGlass(permission = RECORD_READ)
    @Audited("consent.read")
    @GET
    @PermissionsAllowed(CONSENT_READ)
    @Operation(summary = "Read a patient's consents, the latest first")
    public Uni<Page<ConsentRecord>> page(UUID patientId, @BeanParam PageRequest page) {
        return directory.get(patientId).chain(() -> reader.page(patientId, page));
    }

    @BreakGlass(permission = RECORD_READ)
    @Audited("consent.read")
    @GET
    @Path("{id}")
    @PermissionsAllowed(CONSENT_READ)
    @Operation(summary = "Read a consent")
    public Uni<RestResponse<ConsentRecord>> get(UUID patientId, UUID id) {
        return directory
                .get(patientId)
                .chain(() -> reader.get(patientId, id))
                .map(consent -> Answers.ok(consent.revision(), consent));
    }

    @Audited(value = "consent.revoke", isChange = true)
    @POST
    @Path("{id}/revoke")
    @Idempotent(about = "patientId")
    @PermissionsAllowed(CONSENT_WRITE)
    @Operation(summary = "Take a consent back, as the patient may at any time")
    public Uni<RestResponse<ConsentRecord>> revoke(UUID patientId, UUID id, @BeanParam Condition condition) {
        return consents.revoke(patientId, id, condition::require)
                .map(consent -> Answers.ok(consent.revision(), consent));
    }

    private static URI location(ConsentRecord consent) {
        return URI.create("%s/%s/consents/%s".formatted(PatientResource.PATH, consent.patientId(), consent.id()));
    }
}
