package io.neonpro.scheduling.agenda;

import io.neonpro.scheduling.appointment.BookedAppointment;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An appointment of an agenda has changed.
 *
 * @param type of the event that told so, such as {@code io.neonpro.appointment.confirmed.v1}
 * @param appointment as it stands now
 */
@RegisterForReflection
public record AgendaChange(String type, BookedAppointment appointment) {}
