package io.neonpro.notify.message;

import static io.neonpro.contracts.access.Permissions.OWN_READ;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What somebody was written, for themselves. */
@Path("/api/v1/me/messages")
@Tag(name = "own data")
public class OwnMessageResource {

    private final MessageLog log;

    OwnMessageResource(MessageLog log) {
        this.log = log;
    }

    @Audited("message.search")
    @GET
    @PermissionsAllowed(OWN_READ)
    @Operation(summary = "List what was sent to oneself, newest first")
    public Uni<Page<MessageDetails>> page(@BeanParam PageRequest page) {
        return log.search(new MessageFilter(Tenancy.require().requirePatient(), MessageStatus.SENT), page);
    }
}
