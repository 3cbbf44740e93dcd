package io.neonpro.identity.member;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.identity.access.Mandate;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.context.Uncancelled;
import io.neonpro.kernel.security.EndedTokens;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.json.MergePatch;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The people who work for a tenant, and those who sign in as its patients. */
@Path("/api/v1/users")
@Tag(name = "users")
public class UserResource {

    private final Members members;
    private final Roster roster;
    private final EndedTokens ended;

    UserResource(Members members, Roster roster, EndedTokens ended) {
        this.members = members;
        this.roster = roster;
        this.ended = ended;
    }

    @Audited("user.search")
    @GET
    @PermissionsAllowed(Permissions.USER_READ)
    @Operation(summary = "List the people who work for the tenant, or who signs in as one of its patients")
    public Uni<Page<UserAnswer>> list(@Valid @BeanParam PageRequest page, @QueryParam("patientId") UUID patientId) {
        return (patientId == null ? roster.page(page) : roster.ofPatient(patientId))
                .map(found -> found.map(UserAnswer::of));
    }

    @Audited("user.read")
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.USER_READ)
    @Operation(summary = "Read a user")
    public Uni<RestResponse<UserAnswer>> one(@PathParam("id") UUID id) {
        return roster.find(id)
                .map(found -> found.orElseThrow(UserResource::unknown))
                .map(member -> Answers.ok(member.edition(), UserAnswer.of(member)));
    }

    @Audited(value = "user.invite", isChange = true)
    @POST
    @Idempotent
    @PermissionsAllowed(Permissions.USER_WRITE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            summary =
                    "Ask somebody by e-mail to be a user, or to sign in as a patient; they decide, and choose their password")
    public Uni<RestResponse<InvitationAnswer>> add(@Valid @NotNull NewUser user) {
        return members.invite(Mandate.current(), user).map(InvitationResource::created);
    }

    @Audited(value = "user.change", isChange = true)
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed(Permissions.USER_WRITE)
    @Operation(summary = "Change a user; null removes a detail")
    public Uni<RestResponse<UserAnswer>> change(
            @PathParam("id") UUID id, @BeanParam Condition condition, @NotNull MergePatch<UserChange> patch) {
        return Uncancelled.of(members.change(Mandate.current(), id, (current, version) -> {
                            condition.require(version);
                            return patch.applyTo(current);
                        })
                        // their next token says what they may do from now on
                        .call(changed -> changed.isAnother()
                                ? ended.endAt(
                                        Tenancy.require().tenant(),
                                        List.of(changed.member().id()))
                                : Uni.createFrom().voidItem()))
                .map(Members.Changed::member)
                .map(member -> Answers.ok(member.edition(), UserAnswer.of(member)));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such user.");
    }
}
