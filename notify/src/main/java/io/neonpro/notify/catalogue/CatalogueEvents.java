package io.neonpro.notify.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.notify.reminder.LeadTime;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears what becomes of clinics, treatments and practitioners, and when patients are to be reminded. */
@Singleton
class CatalogueEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class, TenantEvent.class);

    private final Catalogue catalogue;
    private final LeadTime leadTime;

    CatalogueEvents(Catalogue catalogue, LeadTime leadTime) {
        super("clinic", KNOWN);
        this.catalogue = catalogue;
        this.leadTime = leadTime;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return switch (event) {
            case CatalogueEvent one -> catalogue.keep(one);
            case ConfigurationChanged configuration -> leadTime.keep(configuration);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** What is told again is a copy's only. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
