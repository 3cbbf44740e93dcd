package io.neonpro.clinic.affected;

import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The scheduling service, asked in the caller's name. */
@Asks("scheduling")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/affected-appointments")
interface Scheduling {

    /** Changes nothing. */
    @POST
    Uni<Affected> ask(ProposedChange change);
}
