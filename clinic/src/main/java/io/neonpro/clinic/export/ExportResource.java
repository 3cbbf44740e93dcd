package io.neonpro.clinic.export;

import static io.neonpro.contracts.access.Permissions.TENANT_EXPORT;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Pieces;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** Taking all of a tenant's data along, over REST. */
@Path(ExportResource.PATH)
@Tag(name = "tenant")
public class ExportResource {

    static final String PATH = "/api/v1/tenant/exports";
    static final String ZIP = "application/zip";

    private static final int ONLY_VERSION = 1;

    private final Exports exports;
    private final Contents contents;
    private final ObjectMapper mapper;

    ExportResource(Exports exports, Contents contents, ObjectMapper mapper) {
        this.exports = exports;
        this.contents = contents;
        this.mapper = mapper;
    }

    @POST
    @Idempotent
    @PermissionsAllowed(TENANT_EXPORT)
    @Operation(summary = "Want all that the clinic group has in any service, for a while")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<TenantExport>> begin() {
        return exports.begin().map(begun -> Answers.created(URI.create(PATH + "/" + begun.id()), ONLY_VERSION, begun));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(TENANT_EXPORT)
    @Operation(summary = "Read until when an export can be fetched, and whether it was")
    public Uni<TenantExport> get(UUID id) {
        return Transactions.run(() -> exports.find(id));
    }

    @GET
    @Path("{id}/archive")
    @Produces(ZIP)
    @PermissionsAllowed(TENANT_EXPORT)
    @Operation(summary = "Fetch all that the clinic group has in any service, as it stands")
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
        return RestMulti.fromMultiData(
                        contents.of(id).onItem().transformToMulti(parts -> Pieces.of(request, archive(id, parts))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".zip\"")
                .build();
    }

    /** That it was taken is noted when all of it was asked for. */
    private Multi<byte[]> archive(UUID id, List<Part> parts) {
        Archive archive = new Archive(Tenancy.require().tenant(), mapper);
        Multi<byte[]> noted = Multi.createFrom().deferred(() -> noted(id, archive.files()));
        return Multi.createBy().concatenating().streams(archive.of(parts), noted);
    }

    private Multi<byte[]> noted(UUID id, int files) {
        return Transactions.run(() -> exports.taken(id, files))
                .<byte[]>map(done -> null)
                .toMulti();
    }
}
