package io.neonpro.notify.contact;

import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Hears how patients are reached, and when to forget them. */
@ApplicationScoped
class PatientEvents implements Listener {

    private static final EventFamily KNOWN = EventFamily.of(PatientEvent.class);

    private final Contacts contacts;
    private final List<PatientMemory> memories;

    PatientEvents(Contacts contacts, @All List<PatientMemory> memories) {
        this.contacts = contacts;
        this.memories = memories;
    }

    @Override
    public String source() {
        return "patient";
    }

    @Override
    public EventFamily known() {
        return KNOWN;
    }

    @Override
    public Uni<?> hear(Object event, Instant time) {
        return switch ((PatientEvent) event) {
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

    /** What is told again is a copy's only. */
    @Override
    public Uni<?> hearAgain(Object event, Instant time) {
        return hear(event, time);
    }
}
