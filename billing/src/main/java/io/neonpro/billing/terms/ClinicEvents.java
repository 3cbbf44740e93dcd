package io.neonpro.billing.terms;

import io.neonpro.billing.price.Prices;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears by what the clinic service wants invoices to be written, and keeps it. */
@Singleton
class ClinicEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class);

    private final Prices prices;
    private final PaymentTerms terms;

    ClinicEvents(Prices prices, PaymentTerms terms) {
        super("clinic", KNOWN);
        this.prices = prices;
        this.terms = terms;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return switch (event) {
            case TreatmentChanged treatment -> prices.keep(treatment);
            case ClinicChanged clinic -> terms.keep(clinic);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** What is told again is a copy's only. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
