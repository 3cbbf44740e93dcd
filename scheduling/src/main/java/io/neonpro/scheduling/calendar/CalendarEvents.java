package io.neonpro.scheduling.calendar;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears what clinic and patient tell, and keeps the local copy. */
@ApplicationScoped
class CalendarEvents {

    private static final EventFamily CATALOGUE = EventFamily.of(CatalogueEvent.class, TenantEvent.Onboarded.class);
    private static final EventFamily PATIENTS = EventFamily.of(PatientEvent.class);

    private final Inbox inbox;
    private final Snapshots snapshots;
    private final KnownPatients patients;

    CalendarEvents(Inbox inbox, Snapshots snapshots, KnownPatients patients) {
        this.inbox = inbox;
        this.snapshots = snapshots;
        this.patients = patients;
    }

    @Incoming("clinic")
    Uni<Void> hearClinic(Message<String> message) {
        return inbox.receive(message, CATALOGUE, this::keep);
    }

    private Uni<?> keep(Object event) {
        return event instanceof TenantEvent.Onboarded onboarded
                ? snapshots.keep(onboarded)
                : snapshots.keep((CatalogueEvent) event);
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
