package io.neonpro.scheduling.appointment;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/**
 * Which appointments are meant; what is null does not matter.
 *
 * @param from the first start, as {@link io.neonpro.scheduling.availability.Window} reads it
 * @param needsAttention whether the calendar has changed so that it cannot take place as it stands
 * @param to the end of the starts, likewise
 */
public record AppointmentFilter(
        @QueryParam("clinicId") UUID clinicId,
        @QueryParam("from") String from,
        @QueryParam("to") String to,
        @QueryParam("practitionerId") UUID practitionerId,
        @QueryParam("patientId") UUID patientId,
        @QueryParam("status") Status status,
        @QueryParam("needsAttention") Boolean needsAttention) {}
