package io.neonpro.patient.privacy;

import static io.neonpro.contracts.access.Permissions.CONSENT_READ;
import static io.neonpro.contracts.access.Permissions.PATIENT_READ;
import static io.neonpro.contracts.access.Permissions.PATIENT_WRITE;
import static io.neonpro.contracts.access.Permissions.RECORD_READ;
import static io.neonpro.contracts.access.Permissions.RECORD_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.patient.patient.PatientResource;
import io.neonpro.patient.request.SubjectRequest;
import io.neonpro.patient.request.SubjectRequestResource;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The rights of data subjects over REST. */
@Path(PatientResource.PATH + "/{id}")
@Tag(name = "privacy")
public class PrivacyResource {

    private final Exports exports;
    private final Erasures erasures;

    PrivacyResource(Exports exports, Erasures erasures) {
        this.exports = exports;
        this.erasures = erasures;
    }

    @Audited(value = "patient.export", isChange = true)
    @GET
    @Path("export")
    @PermissionsAllowed(
            value = {PATIENT_READ, RECORD_READ, CONSENT_READ},
            inclusive = true)
    @Operation(summary = "Everything that is kept about a person (LGPD art. 18, II and V)")
    public Uni<Export> export(UUID id) {
        return exports.of(id);
    }

    @Audited(value = "patient.erase", isChange = true)
    @POST
    @Path("erase")
    @Idempotent(about = "id")
    @PermissionsAllowed(
            value = {PATIENT_WRITE, RECORD_WRITE},
            inclusive = true)
    @Operation(
            summary = "Erase a person for good (LGPD art. 18, VI)",
            description =
                    "Visits ahead are a refusal, unless they are to be called off, which is answered 202 with the request and"
                            + " seen to however long somebody is away. A medical record that the law requires is a refusal,"
                            + " unless it is to be kept blocked.")
    @APIResponse(responseCode = "204", description = "Erased")
    @APIResponse(
            responseCode = "202",
            description = "Under way",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubjectRequest.class)))
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    public Uni<RestResponse<SubjectRequest>> erase(
            UUID id,
            @QueryParam("cancelAppointments") @DefaultValue("false") boolean cancelAppointments,
            @QueryParam("blockRecord") @DefaultValue("false") boolean blockRecord) {
        return erasures.ask(id, cancelAppointments, blockRecord)
                .map(underWay -> underWay.map(PrivacyResource::accepted).orElseGet(PrivacyResource::erased));
    }

    private static RestResponse<SubjectRequest> accepted(SubjectRequest request) {
        return ResponseBuilder.<SubjectRequest>create(RestResponse.Status.ACCEPTED)
                .header(
                        HttpHeaders.LOCATION,
                        SubjectRequestResource.location(request.id()).toString())
                .entity(request)
                .build();
    }

    private static RestResponse<SubjectRequest> erased() {
        return ResponseBuilder.<SubjectRequest>create(RestResponse.Status.NO_CONTENT)
                .build();
    }
}
