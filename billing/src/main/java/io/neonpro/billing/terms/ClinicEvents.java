package io.neonpro.billing.terms;

import io.neonpro.billing.price.Prices;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Hears by what the clinic service wants invoices to be written, and keeps it. */
@ApplicationScoped
class ClinicEvents implements Listener {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class, TenantEvent.class);

    private final Prices prices;
    private final PaymentTerms terms;

    ClinicEvents(Prices prices, PaymentTerms terms) {
        this.prices = prices;
        this.terms = terms;
    }

    @Override
    public String source() {
        return "clinic";
    }

    @Override
    public EventFamily known() {
        return KNOWN;
    }

    @Override
    public Uni<?> hear(Object event, Instant time) {
        return switch (event) {
            case TreatmentChanged treatment -> prices.keep(treatment);
            case ClinicChanged clinic -> terms.keep(clinic);
            case ConfigurationChanged configuration -> terms.keep(configuration);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** What is told again is a copy's only. */
    @Override
    public Uni<?> hearAgain(Object event, Instant time) {
        return hear(event, time);
    }
}
