package io.neonpro.patient.request;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/**
 * Which requests are wanted; what is null does not matter.
 *
 * @param state {@code open}, {@code under-way}, {@code fulfilled} or {@code refused}
 */
public record RequestFilter(
        @QueryParam("patientId") UUID patientId,
        @QueryParam("state") RequestState state) {}
