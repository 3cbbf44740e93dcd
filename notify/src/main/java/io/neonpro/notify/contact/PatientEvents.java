package io.neonpro.notify.contact;

import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears how patients are reached, and when to forget them. */
@ApplicationScoped
class PatientEvents {

    private static final EventFamily KNOWN = EventFamily.of(PatientEvent.class);

    private final Inbox inbox;
    private final Contacts contacts;
    private final List<PatientMemory> memories;

    PatientEvents(Inbox inbox, Contacts contacts, @All List<PatientMemory> memories) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.memories = memories;
    }

    @Incoming("patient")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, event -> follow((PatientEvent) event));
    }

    private Uni<Void> follow(PatientEvent event) {
        return switch (event) {
            case Registered e -> contacts.keep(e.patientId(), e.name(), e.email(), e.language());
            case Updated e -> contacts.keep(e.patientId(), e.name(), e.email(), e.language());
            case Erased e -> forget(e.patientId());
        };
    }

    private Uni<Void> forget(UUID patientId) {
        return Multi.createFrom()
                .iterable(memories)
                .onItem()
                .transformToUniAndConcatenate(memory -> memory.forget(patientId))
                .collect()
                .last();
    }
}
