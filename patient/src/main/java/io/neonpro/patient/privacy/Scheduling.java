package io.neonpro.patient.privacy;

import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The scheduling service, asked in the caller's name. */
@Asks("scheduling")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/patients")
interface Scheduling {

    /** Idempotent: nobody is booked for the patient for a minute from the last time it was asked. */
    @POST
    @Path("/{id}/booking-stop")
    Uni<Response> stopBookings(@PathParam("id") UUID id);
}
