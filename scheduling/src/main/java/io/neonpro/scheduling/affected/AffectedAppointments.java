package io.neonpro.scheduling.affected;

import io.neonpro.scheduling.appointment.BookedAppointment;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Appointments that a change would leave unable to take place.
 *
 * @param count of all
 * @param appointments the first of them, by start, in clinics that the caller may see
 */
@RegisterForReflection
public record AffectedAppointments(int count, List<BookedAppointment> appointments) {}
