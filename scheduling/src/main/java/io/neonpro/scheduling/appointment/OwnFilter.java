package io.neonpro.scheduling.appointment;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Which of their own appointments a patient means, as {@link AppointmentFilter} reads it. */
record OwnFilter(
        @QueryParam("clinicId") UUID clinicId,
        @QueryParam("from") String from,
        @QueryParam("to") String to,
        @QueryParam("status") Status status) {

    AppointmentFilter of(UUID patient) {
        return new AppointmentFilter(clinicId, from, to, null, patient, status, null);
    }
}
