package io.neonpro.notify.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.neonpro.notify.reminder.LeadTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears what becomes of clinics, treatments and practitioners, and when patients are to be reminded. */
@ApplicationScoped
class CatalogueEvents {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class, TenantEvent.class);

    private final Inbox inbox;
    private final Catalogue catalogue;
    private final LeadTime leadTime;

    CatalogueEvents(Inbox inbox, Catalogue catalogue, LeadTime leadTime) {
        this.inbox = inbox;
        this.catalogue = catalogue;
        this.leadTime = leadTime;
    }

    @Incoming("clinic")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, this::keep);
    }

    private Uni<?> keep(Object event) {
        return switch (event) {
            case CatalogueEvent one -> catalogue.keep(one);
            case ConfigurationChanged configuration -> leadTime.keep(configuration);
            default -> Uni.createFrom().voidItem();
        };
    }
}
