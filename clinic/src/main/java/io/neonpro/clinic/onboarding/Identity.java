package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.ServiceTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The identity service, as far as a sign-up needs it. */
@Path("/api/v1/registrations")
@Asks("identity")
@RegisterProvider(ServiceTokenFilter.class)
interface Identity {

    /** What may be kept of a password until its owner is registered. */
    @POST
    @Path("passwords")
    Uni<StoredPassword> hash(NewPassword password);

    /**
     * Registers an owner, who stays pending until the tenant is heard to be onboarded. Idempotent by tenant and owner.
     */
    @POST
    Uni<Registered.Owner> register(Registration registration);

    /** Signs an owner in with the password that they registered with. */
    @POST
    @Path("sign-in")
    Uni<Registered> signIn(OwnerSignIn owner);

    /** Undoes a registration, which is refused from then on. Idempotent. */
    @POST
    @Path("withdraw")
    Uni<Void> withdraw(Withdrawal withdrawal);
}
