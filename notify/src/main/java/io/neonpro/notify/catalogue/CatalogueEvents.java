package io.neonpro.notify.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears what becomes of clinics, treatments and practitioners. */
@Singleton
class CatalogueEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class);

    private final Catalogue catalogue;

    CatalogueEvents(Catalogue catalogue) {
        super("clinic", KNOWN);
        this.catalogue = catalogue;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return catalogue.keep((CatalogueEvent) event);
    }

    /** What is told again is a copy's only. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
