package io.neonpro.scheduling.hold;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Holds over REST. */
@Path("/api/v1/holds")
public class HoldResource {

    private static final int FIRST_VERSION = 1;

    private final Holds holds;

    HoldResource(Holds holds) {
        this.holds = holds;
    }

    @POST
    @Idempotent
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<Hold>> hold(HoldRequest request) {
        return holds.hold(request)
                .map(hold -> Answers.created(URI.create("/api/v1/holds/" + hold.id()), FIRST_VERSION, hold));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    public Uni<RestResponse<Void>> letGo(UUID id) {
        return holds.letGo(id).map(done -> Answers.done());
    }
}
