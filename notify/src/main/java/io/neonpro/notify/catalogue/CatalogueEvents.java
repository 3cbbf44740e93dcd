package io.neonpro.notify.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears what becomes of clinics, treatments and practitioners. */
@ApplicationScoped
class CatalogueEvents {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class);

    private final Inbox inbox;
    private final Catalogue catalogue;

    CatalogueEvents(Inbox inbox, Catalogue catalogue) {
        this.inbox = inbox;
        this.catalogue = catalogue;
    }

    @Incoming("clinic")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, event -> catalogue.keep((CatalogueEvent) event));
    }
}
