package io.neonpro.identity.session;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.identity.access.Mandate;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a member is signed in to the tenant: whoever may take away what they are may sign them out. */
@Path("/api/v1/users/{id}/sessions")
@Tag(name = "sessions")
public class MemberSessionsResource {

    private final Sessions sessions;

    MemberSessionsResource(Sessions sessions) {
        this.sessions = sessions;
    }

    @Audited(value = "user.sign-out", isChange = true)
    @DELETE
    @PermissionsAllowed(Permissions.USER_WRITE)
    @Operation(summary = "Sign a user out of the tenant; they stay a member, and sign in again")
    public Uni<RestResponse<Void>> end(@PathParam("id") UUID id) {
        Mandate mandate = Mandate.current();
        return sessions.present(Tenancy.require().tenant(), id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such user.")))
                .invoke(member -> mandate.require(member.roles(), member.clinics()))
                .chain(() -> sessions.endHere(id))
                .map(done -> Answers.done());
    }
}
