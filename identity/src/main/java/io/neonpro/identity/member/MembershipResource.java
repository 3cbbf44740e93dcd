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
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** What people are for a tenant. */
@Path("/api/v1/memberships")
@Tag(name = "memberships")
public class MembershipResource {

    private final Members members;
    private final Roster roster;
    private final EndedTokens ended;

    MembershipResource(Members members, Roster roster, EndedTokens ended) {
        this.members = members;
        this.roster = roster;
        this.ended = ended;
    }

    @Audited("user.search")
    @GET
    @PermissionsAllowed(Permissions.USER_READ)
    @Operation(summary = "List what people are for the tenant")
    public Uni<Page<MembershipAnswer>> list(@Valid @BeanParam PageRequest page) {
        return roster.page(page).map(found -> found.map(MembershipAnswer::of));
    }

    @Audited(value = "user.invite", isChange = true)
    @POST
    @Idempotent
    @PermissionsAllowed(Permissions.USER_WRITE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(summary = "Ask somebody by e-mail to join the tenant; they decide")
    public Uni<RestResponse<InvitationAnswer>> join(@Valid @NotNull NewMembership wanted) {
        return members.invite(Mandate.current(), wanted).map(InvitationResource::created);
    }

    @Audited(value = "user.remove", isChange = true)
    @DELETE
    @Path("/{userId}")
    @PermissionsAllowed(Permissions.USER_WRITE)
    @Operation(summary = "End a membership")
    public Uni<RestResponse<Void>> remove(@PathParam("userId") UUID userId, @BeanParam Condition condition) {
        return Uncancelled.of(members.remove(Mandate.current(), userId, condition::require)
                        .call(() -> ended.endAt(Tenancy.require().tenant(), List.of(userId))))
                .map(done -> Answers.done());
    }
}
