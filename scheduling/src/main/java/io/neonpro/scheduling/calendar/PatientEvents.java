package io.neonpro.scheduling.calendar;

import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears who the patients are. */
@ApplicationScoped
class PatientEvents {

    private static final EventFamily PATIENTS = EventFamily.of(PatientEvent.class);

    private final Inbox inbox;
    private final KnownPatients patients;

    PatientEvents(Inbox inbox, KnownPatients patients) {
        this.inbox = inbox;
        this.patients = patients;
    }

    @Incoming("patient")
    Uni<Void> hearPatient(Message<String> message) {
        return inbox.receive(message, PATIENTS, event -> keep((PatientEvent) event));
    }

    private Uni<Void> keep(PatientEvent event) {
        return switch (event) {
            case PatientEvent.Registered e -> patients.add(e.patientId());
            case PatientEvent.Updated e -> patients.add(e.patientId());
            case PatientEvent.Erased e -> patients.erase(e.patientId());
        };
    }
}
