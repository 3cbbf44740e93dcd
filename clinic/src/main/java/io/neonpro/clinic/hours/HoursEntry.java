package io.neonpro.clinic.hours;

import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.kernel.event.Standing;
import java.util.UUID;

/** Hours as they are stored. */
record HoursEntry(UUID subjectId, UUID clinicId, HoursSubject subject, Timetable timetable, int version) {

    static HoursEntry unset(UUID subjectId, UUID clinicId, HoursSubject subject) {
        return new HoursEntry(subjectId, clinicId, subject, Timetable.NEVER, 0);
    }

    boolean isUnset() {
        return version == 0;
    }

    HoursEntry set(Timetable newTimetable) {
        return new HoursEntry(subjectId, clinicId, subject, newTimetable, version + 1);
    }

    Hours shown() {
        return Hours.of(clinicId, timetable, version);
    }

    /** The snapshot that other services keep. */
    HoursChanged snapshot() {
        return new HoursChanged(subjectId, version, subject, clinicId, timetable.weekly(), timetable.exceptions());
    }

    Standing standing() {
        return Standing.of(subjectId, version, snapshot(), clinicId);
    }
}
