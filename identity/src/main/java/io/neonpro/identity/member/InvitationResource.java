package io.neonpro.identity.member;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.attempt.Source;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.edge.Sources;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The people whom a tenant asks to join; and where they answer, who need not be known yet. */
@Path("/api/v1/invitations")
@Tag(name = "invitations")
public class InvitationResource {

    private final Invitations invitations;
    private final Joining joining;
    private final Sources sources;

    InvitationResource(Invitations invitations, Joining joining, Sources sources) {
        this.invitations = invitations;
        this.joining = joining;
        this.sources = sources;
    }

    @Audited("invitation.search")
    @GET
    @PermissionsAllowed(Permissions.USER_READ)
    @Operation(summary = "List who was asked to work for the tenant, or to sign in as a patient, and has not answered")
    public Uni<Page<InvitationAnswer>> list(
            @Valid @BeanParam PageRequest page, @QueryParam("patientId") UUID patientId) {
        return (patientId == null ? invitations.page(page) : invitations.ofPatient(patientId))
                .map(found -> found.map(InvitationAnswer::of));
    }

    @Audited("invitation.read")
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.USER_READ)
    @Operation(summary = "Read an invitation that waits for its answer")
    public Uni<RestResponse<InvitationAnswer>> one(@PathParam("id") UUID id) {
        return invitations
                .one(id)
                .map(found ->
                        answer(found.orElseThrow(() -> ProblemException.notFound("There is no such invitation."))));
    }

    @Audited(value = "user.invite", isChange = true)
    @POST
    @Path("/{id}/resend")
    @Idempotent
    @PermissionsAllowed(Permissions.USER_WRITE)
    @Operation(summary = "Ask once more")
    public Uni<RestResponse<InvitationAnswer>> resend(@PathParam("id") UUID id, @BeanParam Condition condition) {
        return invitations.resend(Mandate.current(), id, condition::require).map(InvitationResource::answer);
    }

    @Audited(value = "invitation.withdraw", isChange = true)
    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permissions.USER_WRITE)
    @Operation(summary = "Take an invitation back")
    public Uni<RestResponse<Void>> withdraw(@PathParam("id") UUID id, @BeanParam Condition condition) {
        return invitations.withdraw(Mandate.current(), id, condition::require).map(done -> Answers.done());
    }

    @POST
    @Path("/read")
    @PermitAll
    @Operation(summary = "See what one is asked, by the link that was sent")
    @APIResponse(responseCode = "404")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Asked.class)))
    public Uni<Asked> read(@Valid @NotNull LinkToken link) {
        return joining.read(link.secret());
    }

    @POST
    @Path("/accept")
    @PermitAll
    @Operation(summary = "Join the tenant, by the link that was sent")
    @APIResponse(responseCode = "403")
    @APIResponse(responseCode = "404")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Joined.class)))
    public Uni<Joined> accept(@Context HttpServerRequest from, @Valid @NotNull Acceptance acceptance) {
        return joining.accept(Source.of(sources.of(from)), acceptance);
    }

    @POST
    @Path("/decline")
    @PermitAll
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(summary = "Do not join the tenant, by the link that was sent")
    @APIResponse(responseCode = "404")
    public Uni<Void> decline(@Valid @NotNull LinkToken link) {
        return joining.decline(link.secret());
    }

    private static RestResponse<InvitationAnswer> answer(Invitation invitation) {
        return Answers.ok(invitation.version(), InvitationAnswer.of(invitation));
    }

    static RestResponse<InvitationAnswer> created(Invitation invitation) {
        return Answers.created(
                URI.create("/api/v1/invitations/" + invitation.id()),
                invitation.version(),
                InvitationAnswer.of(invitation));
    }
}
