package io.neonpro.patient.archive;

import static io.neonpro.contracts.access.Permissions.APPOINTMENT_READ;
import static io.neonpro.contracts.access.Permissions.CONSENT_READ;
import static io.neonpro.contracts.access.Permissions.INVOICE_READ;
import static io.neonpro.contracts.access.Permissions.MESSAGE_READ;
import static io.neonpro.contracts.access.Permissions.PATIENT_READ;
import static io.neonpro.contracts.access.Permissions.PAYMENT_READ;
import static io.neonpro.contracts.access.Permissions.PREFERENCE_READ;
import static io.neonpro.contracts.access.Permissions.RECORD_READ;
import static io.neonpro.contracts.access.Permissions.TENANT_WRITE;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.web.Pieces;
import io.neonpro.patient.patient.PatientResource;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** All that is kept about a person, from every service, as one file. */
@Path(PatientResource.PATH + "/{id}/export/archive")
@Tag(name = "privacy")
public class ArchiveResource {

    static final String ZIP = "application/zip";

    private final Sections sections;
    private final CatalogueNames names;
    private final ObjectMapper mapper;

    ArchiveResource(Sections sections, CatalogueNames names, ObjectMapper mapper) {
        this.sections = sections;
        this.names = names;
        this.mapper = mapper;
    }

    @GET
    @Produces(ZIP)
    @PermissionsAllowed(
            value = {
                PATIENT_READ,
                RECORD_READ,
                CONSENT_READ,
                APPOINTMENT_READ,
                INVOICE_READ,
                PAYMENT_READ,
                MESSAGE_READ,
                PREFERENCE_READ,
                TENANT_WRITE
            },
            inclusive = true)
    @Operation(
            summary =
                    "Everything that any service keeps about a person, to read and to take along (LGPD art. 18, II, V)")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(
                            name = HttpHeaders.CONTENT_DISPOSITION,
                            description = "What to call the file.",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Multi<byte[]> archive(UUID id, @Context HttpServerRequest request) {
        return RestMulti.fromMultiData(sections.of(id)
                        .onItem()
                        .transformToMulti(all -> Pieces.of(request, new Archive(id, mapper, names).of(all))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".zip\"")
                .build();
    }
}
