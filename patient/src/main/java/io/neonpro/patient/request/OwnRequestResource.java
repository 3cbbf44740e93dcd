package io.neonpro.patient.request;

import static io.neonpro.contracts.access.Permissions.OWN_READ;
import static io.neonpro.contracts.access.Permissions.OWN_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.patient.patient.OwnProfileResource;
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

/** What somebody asks for as a data subject, by themselves. */
@Path(OwnRequestResource.PATH)
@Tag(name = "own data")
public class OwnRequestResource {

    static final String PATH = OwnProfileResource.PATH + "/requests";

    private final SubjectRequests requests;
    private final RequestLog log;

    OwnRequestResource(SubjectRequests requests, RequestLog log) {
        this.requests = requests;
        this.log = log;
    }

    @Audited("subject-request.search")
    @GET
    @PermissionsAllowed(OWN_READ)
    @Operation(summary = "What one has asked for, what is due first at the front")
    public Uni<Page<SubjectRequest>> page(@BeanParam PageRequest page) {
        return log.ofPatient(Tenancy.require().requirePatient(), page)
                .map(found -> found.map(SubjectRequest::withoutStaff));
    }

    @Audited("subject-request.read")
    @GET
    @Path("{id}")
    @PermissionsAllowed(OWN_READ)
    @Operation(summary = "Read how far one's own request is, and what happened to it")
    public Uni<RestResponse<SubjectRequest>> get(UUID id) {
        return log.ofPatient(Tenancy.require().requirePatient(), id)
                .map(request -> Answers.ok(request.version(), request.withoutStaff()));
    }

    @Audited(value = "subject-request.receive", isChange = true)
    @POST
    @Idempotent(about = "patientId")
    @PermissionsAllowed(OWN_WRITE)
    @Operation(summary = "Ask for something (LGPD art. 18): one request of each kind at a time")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<SubjectRequest>> ask(OwnRequest asked) {
        return requests.ask(Tenancy.require().requirePatient(), asked.kind())
                .map(request -> Answers.created(
                        URI.create(PATH + "/" + request.id()), request.version(), request.withoutStaff()));
    }
}
