package io.neonpro.scheduling.calendar;

import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Hears who the patients are. */
@Singleton
class PatientEvents extends Listener {

    private static final EventFamily PATIENTS = EventFamily.of(PatientEvent.class);

    private final KnownPatients patients;

    PatientEvents(KnownPatients patients) {
        super("patient", PATIENTS);
        this.patients = patients;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return switch ((PatientEvent) event) {
            case PatientEvent.Registered e ->
                patients.add(e.patientId(), Objects.requireNonNullElse(e.clinicIds(), List.of()));
            case PatientEvent.Updated e -> patients.add(e.patientId(), List.of());
            case PatientEvent.Erased e -> patients.erase(e.patientId());
        };
    }

    /** What is told again is a copy's only. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
