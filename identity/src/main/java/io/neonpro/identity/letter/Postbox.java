package io.neonpro.identity.letter;

import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.ServiceTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The notify service, as far as letters about accounts need it. */
@Path("/api/v1/account-letters")
@Asks("notify")
@RegisterProvider(ServiceTokenFilter.class)
interface Postbox {

    /** Answers when the mail server has it; with 503 when that cannot be reached, with 422 when it refuses it or may have it. */
    @POST
    Uni<Void> send(AccountLetter letter);
}
