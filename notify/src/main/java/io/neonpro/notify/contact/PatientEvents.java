package io.neonpro.notify.contact;

import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.contracts.privacy.ErasureEvent.Forgotten;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.kernel.event.Outbox;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears how patients are reached, and when to forget them. */
@Singleton
class PatientEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(PatientEvent.class);

    private final ContactClinics clinics;
    private final List<PatientMemory> memories;
    private final Outbox outbox;

    PatientEvents(ContactClinics clinics, @All List<PatientMemory> memories, Outbox outbox) {
        super("patient", KNOWN);
        this.clinics = clinics;
        this.memories = memories;
        this.outbox = outbox;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        Uni<?> heard = keep(event, occurrence);
        return event instanceof Erased(UUID patientId)
                ? heard.chain(() -> outbox.publish(patientId, new Forgotten(patientId, "notify")))
                : heard;
    }

    private Uni<?> keep(Object event, Occurrence occurrence) {
        long version = occurrence.version();
        return switch ((PatientEvent) event) {
            case Registered e ->
                Contacts.keep(version, e.patientId(), e.name(), e.email(), e.language())
                        .chain(() -> join(e.patientId(), e.clinicIds()));
            case Updated e ->
                Contacts.keep(version, e.patientId(), e.name(), e.email(), e.language())
                        .chain(() -> join(e.patientId(), e.clinicIds()));
            case Erased e -> Contacts.erase(e.patientId()).chain(() -> forget(e.patientId()));
        };
    }

    private Uni<Void> join(UUID patientId, @Nullable List<UUID> known) {
        return clinics.join(patientId, Objects.requireNonNullElse(known, List.of()));
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
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return keep(event, occurrence);
    }
}
