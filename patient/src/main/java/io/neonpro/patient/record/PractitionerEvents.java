package io.neonpro.patient.record;

import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.neonpro.kernel.event.KnownReferences;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears of practitioners, whom entries of medical records name. */
@ApplicationScoped
class PractitionerEvents {

    private static final EventFamily KNOWN = EventFamily.of(PractitionerChanged.class);

    private final Inbox inbox;
    private final KnownReferences references;

    PractitionerEvents(Inbox inbox, KnownReferences references) {
        this.inbox = inbox;
        this.references = references;
    }

    @Incoming("clinic")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, event -> keep((PractitionerChanged) event));
    }

    private Uni<Void> keep(PractitionerChanged practitioner) {
        return references.keep(MedicalRecords.PRACTITIONER, practitioner.practitionerId());
    }
}
