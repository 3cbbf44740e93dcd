package io.neonpro.identity.patient;

import io.neonpro.kernel.peer.Asks;
import io.neonpro.kernel.security.CallerTokenFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The patient service, asked in the caller's name. */
@Asks("patient")
@RegisterProvider(CallerTokenFilter.class)
@Path("/api/v1/patients")
interface PatientService {

    @GET
    @Path("/{id}")
    Uni<Response> get(@PathParam("id") UUID id);
}
