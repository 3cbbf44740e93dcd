package io.neonpro.scheduling.affected;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.scheduling.calendar.Snapshots;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Hears how the catalogue and the hours change, and lets the calendar and the appointments follow. */
@ApplicationScoped
class CatalogueEvents implements Listener {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class, TenantEvent.Onboarded.class);

    private final Snapshots snapshots;
    private final CalendarChanges changes;

    CatalogueEvents(Snapshots snapshots, CalendarChanges changes) {
        this.snapshots = snapshots;
        this.changes = changes;
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
        return event instanceof TenantEvent.Onboarded onboarded
                ? snapshots.keep(onboarded)
                : changes.carryOut((CatalogueEvent) event);
    }

    /** Keeps what it lacks; whom that affects was told when it came about. */
    @Override
    public Uni<?> hearAgain(Object event, Instant time) {
        return event instanceof TenantEvent.Onboarded onboarded
                ? snapshots.keep(onboarded)
                : snapshots.keep((CatalogueEvent) event);
    }
}
