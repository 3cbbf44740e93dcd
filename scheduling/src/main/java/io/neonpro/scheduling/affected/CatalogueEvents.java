package io.neonpro.scheduling.affected;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.scheduling.calendar.Snapshots;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears how the catalogue and the hours change, and lets the calendar and the appointments follow. */
@Singleton
class CatalogueEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class);

    private final Snapshots snapshots;
    private final CalendarChanges changes;

    CatalogueEvents(Snapshots snapshots, CalendarChanges changes) {
        super("clinic", KNOWN);
        this.snapshots = snapshots;
        this.changes = changes;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return changes.carryOut((CatalogueEvent) event);
    }

    /** Keeps what it lacks; whom that affects was told when it came about. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return snapshots.keep((CatalogueEvent) event);
    }
}
