package io.neonpro.identity.signing;

import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_READ;
import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_WRITE;

import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The keys that sign tokens, for the platform's operator. */
@Path("/q/neonpro/signing-keys")
public class SigningKeyResource {

    private final SigningKeys keys;

    SigningKeyResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermissionsAllowed(OPERATION_READ)
    @Operation(hidden = true)
    public Uni<List<ListedKey>> list() {
        return keys.list();
    }

    @POST
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<Void> rotate() {
        return keys.rotate();
    }

    /** A key that got out: its tokens, which is everybody's, are refused as soon as services look for the next one. */
    @POST
    @Path("{kid}/withdraw")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<Void> withdraw(@PathParam("kid") String kid) {
        return keys.withdraw(kid).invoke(SigningKeyResource::requireFound).replaceWithVoid();
    }

    private static void requireFound(boolean wasThere) {
        if (!wasThere) {
            throw ProblemException.notFound("There is no such key.");
        }
    }
}
