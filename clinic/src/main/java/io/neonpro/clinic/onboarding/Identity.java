package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.security.ServiceTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The identity service, as far as a sign-up needs it. */
@Path("/api/v1/registrations")
@RegisterRestClient(configKey = "identity")
@RegisterProvider(ServiceTokenFilter.class)
interface Identity {

    /**
     * Registers an owner, who stays pending until the tenant is heard to be onboarded. Idempotent
     * by tenant and owner: asking again with the same password answers with a new token.
     */
    @POST
    Uni<Registered> register(Registration registration);
}
