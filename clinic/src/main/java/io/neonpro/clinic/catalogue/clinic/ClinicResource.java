package io.neonpro.clinic.catalogue.clinic;

import static io.neonpro.contracts.access.Permissions.CATALOGUE_READ;
import static io.neonpro.contracts.access.Permissions.CATALOGUE_WRITE;

import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.Impersonal;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.json.MergePatch;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Clinics over REST. */
@Impersonal
@Path(ClinicResource.PATH)
@Tag(name = "clinics")
public class ClinicResource {

    static final String PATH = "/api/v1/clinics";

    private final Clinics clinics;
    private final ClinicDirectory directory;

    ClinicResource(Clinics clinics, ClinicDirectory directory) {
        this.clinics = clinics;
        this.directory = directory;
    }

    @GET
    @PermissionsAllowed(CATALOGUE_READ)
    @Operation(summary = "List the clinics")
    public Uni<Page<Clinic>> list(@BeanParam PageRequest page) {
        return directory.page(page);
    }

    @POST
    @Idempotent
    @PermissionsAllowed(CATALOGUE_WRITE)
    @Operation(summary = "Add a clinic")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<Clinic>> add(ClinicDetails details) {
        return clinics.add(details)
                .map(added -> Answers.created(URI.create(PATH + "/" + added.id()), added.version(), added));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(CATALOGUE_READ)
    @Operation(summary = "Read a clinic, archived or not")
    public Uni<RestResponse<Clinic>> get(UUID id) {
        return directory.get(id).map(found -> Answers.ok(found.version(), found));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed(CATALOGUE_WRITE)
    @Operation(summary = "Change a clinic; null removes a detail; confirm=true to do so whatever is booked")
    public Uni<RestResponse<Clinic>> change(
            UUID id,
            @BeanParam Condition condition,
            @QueryParam("confirm") @DefaultValue("false") boolean isConfirmed,
            MergePatch<ClinicDetails> changes) {
        return clinics.change(id, condition::require, changes::applyTo, isConfirmed)
                .map(changed -> Answers.ok(changed.version(), changed));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(CATALOGUE_WRITE)
    @Operation(summary = "Archive a clinic, for good; confirm=true to do so whatever is booked")
    public Uni<RestResponse<Void>> archive(
            UUID id,
            @BeanParam Condition condition,
            @QueryParam("confirm") @DefaultValue("false") boolean isConfirmed) {
        return clinics.archive(id, condition::require, isConfirmed).map(archived -> Answers.done());
    }
}
