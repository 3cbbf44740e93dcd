package io.neonpro.patient.request;

import static io.neonpro.contracts.access.Permissions.PATIENT_READ;
import static io.neonpro.contracts.access.Permissions.PATIENT_WRITE;
import static io.neonpro.contracts.access.Permissions.TENANT_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
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

/** What people ask for over REST: the desk takes it in, the owner, who answers for the data, sees all of it. */
@Path(SubjectRequestResource.PATH)
@Tag(name = "data subject requests")
public class SubjectRequestResource {

    public static final String PATH = "/api/v1/data-subject-requests";

    private final SubjectRequests requests;
    private final RequestLog log;

    SubjectRequestResource(SubjectRequests requests, RequestLog log) {
        this.requests = requests;
        this.log = log;
    }

    @Audited("subject-request.search")
    @GET
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "What people have asked for, what is due first at the front")
    public Uni<Page<SubjectRequest>> search(@BeanParam RequestFilter filter, @BeanParam PageRequest page) {
        return log.search(filter, page);
    }

    @Audited("subject-request.read")
    @GET
    @Path("{id}")
    @PermissionsAllowed(PATIENT_READ)
    @Operation(summary = "Read how far a request is, and what happened to it")
    public Uni<RestResponse<SubjectRequest>> get(UUID id) {
        return log.get(id).map(request -> Answers.ok(request.version(), request));
    }

    @Audited(value = "subject-request.receive", isChange = true)
    @POST
    @Idempotent(about = "patientId")
    @PermissionsAllowed(PATIENT_WRITE)
    @Operation(summary = "Take in what somebody asks for (LGPD art. 18)")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<SubjectRequest>> receive(NewSubjectRequest asked) {
        return requests.receive(asked)
                .map(request -> Answers.created(location(request.id()), request.version(), request));
    }

    @Audited(value = "subject-request.close", isChange = true)
    @POST
    @Path("{id}/close")
    @Idempotent
    @PermissionsAllowed(TENANT_WRITE)
    @Operation(summary = "Answer a request that somebody has seen to")
    public Uni<RestResponse<SubjectRequest>> close(UUID id, @BeanParam Condition condition, Closing closing) {
        return requests.answer(id, condition::require, closing).map(request -> Answers.ok(request.version(), request));
    }

    public static URI location(UUID id) {
        return URI.create(PATH + "/" + id);
    }
}
