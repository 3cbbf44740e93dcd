package io.neonpro.clinic.hours;

import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.WeeklyHours;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/**
 * Somebody's hours in a clinic, as clients see them.
 *
 * @param version grows with every change; the ETag; 0 when none were ever set
 */
@RegisterForReflection
public record Hours(UUID clinicId, List<WeeklyHours> weekly, List<HoursException> exceptions, int version) {

    static Hours of(UUID clinicId, Timetable timetable, int version) {
        return new Hours(clinicId, timetable.weekly(), timetable.exceptions(), version);
    }

    static Hours unset(UUID clinicId) {
        return of(clinicId, Timetable.NEVER, 0);
    }
}
