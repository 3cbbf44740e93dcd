package io.neonpro.identity.letter;

import io.neonpro.kernel.security.ServiceTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The notify service, as far as letters about accounts need it. */
@Path("/api/v1/account-letters")
@RegisterRestClient(configKey = "notify")
@RegisterProvider(ServiceTokenFilter.class)
interface Postbox {

    /** Answers when the mail server has it. */
    @POST
    Uni<Void> send(AccountLetter letter);
}
