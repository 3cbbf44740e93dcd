package io.neonpro.billing.terms;

import io.neonpro.billing.price.Prices;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears by what the clinic service wants invoices to be written, and keeps it. */
@ApplicationScoped
class ClinicEvents {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class, TenantEvent.class);

    private final Inbox inbox;
    private final Prices prices;
    private final PaymentTerms terms;

    ClinicEvents(Inbox inbox, Prices prices, PaymentTerms terms) {
        this.inbox = inbox;
        this.prices = prices;
        this.terms = terms;
    }

    @Incoming("clinic")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, this::keep);
    }

    private Uni<?> keep(Object event) {
        return switch (event) {
            case TreatmentChanged treatment -> prices.keep(treatment);
            case ClinicChanged clinic -> terms.keep(clinic);
            case ConfigurationChanged configuration -> terms.keep(configuration);
            default -> Uni.createFrom().voidItem();
        };
    }
}
