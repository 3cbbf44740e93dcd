package io.neonpro.scheduling.calendar;

import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Hears who the patients are. */
@ApplicationScoped
class PatientEvents implements Listener {

    private static final EventFamily PATIENTS = EventFamily.of(PatientEvent.class);

    private final KnownPatients patients;

    PatientEvents(KnownPatients patients) {
        this.patients = patients;
    }

    @Override
    public String source() {
        return "patient";
    }

    @Override
    public EventFamily known() {
        return PATIENTS;
    }

    @Override
    public Uni<?> hear(Object event, Instant time) {
        return switch ((PatientEvent) event) {
            case PatientEvent.Registered e -> patients.add(e.patientId());
            case PatientEvent.Updated e -> patients.add(e.patientId());
            case PatientEvent.Erased e -> patients.erase(e.patientId());
        };
    }

    /** What is told again is a copy's only. */
    @Override
    public Uni<?> hearAgain(Object event, Instant time) {
        return hear(event, time);
    }
}
