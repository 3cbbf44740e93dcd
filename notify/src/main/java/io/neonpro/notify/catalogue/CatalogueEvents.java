package io.neonpro.notify.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.notify.reminder.LeadTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Hears what becomes of clinics, treatments and practitioners, and when patients are to be reminded. */
@ApplicationScoped
class CatalogueEvents implements Listener {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class, TenantEvent.class);

    private final Catalogue catalogue;
    private final LeadTime leadTime;

    CatalogueEvents(Catalogue catalogue, LeadTime leadTime) {
        this.catalogue = catalogue;
        this.leadTime = leadTime;
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
            case CatalogueEvent one -> catalogue.keep(one);
            case ConfigurationChanged configuration -> leadTime.keep(configuration);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** What is told again is a copy's only. */
    @Override
    public Uni<?> hearAgain(Object event, Instant time) {
        return hear(event, time);
    }
}
