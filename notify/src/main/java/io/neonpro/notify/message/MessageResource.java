package io.neonpro.notify.message;

import static io.neonpro.contracts.access.Permissions.MESSAGE_READ;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages over REST. */
@Path("/api/v1/messages")
@Tag(name = "messages")
public class MessageResource {

    private final MessageLog log;

    MessageResource(MessageLog log) {
        this.log = log;
    }

    @Audited("message.search")
    @GET
    @PermissionsAllowed(MESSAGE_READ)
    @Operation(summary = "List messages, newest first")
    public Uni<Page<MessageDetails>> search(@BeanParam MessageFilter filter, @BeanParam PageRequest page) {
        return log.search(filter, page);
    }

    @Audited("message.read")
    @GET
    @Path("{id}")
    @PermissionsAllowed(MESSAGE_READ)
    @Operation(summary = "Read what became of a message")
    public Uni<MessageDetails> get(UUID id) {
        return log.get(id);
    }
}
