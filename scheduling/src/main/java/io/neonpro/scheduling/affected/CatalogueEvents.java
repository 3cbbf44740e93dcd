package io.neonpro.scheduling.affected;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.neonpro.scheduling.calendar.Snapshots;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears how the catalogue and the hours change, and lets the calendar and the appointments follow. */
@ApplicationScoped
class CatalogueEvents {

    private static final EventFamily KNOWN = EventFamily.of(CatalogueEvent.class, TenantEvent.Onboarded.class);

    private final Inbox inbox;
    private final Snapshots snapshots;
    private final CalendarChanges changes;

    CatalogueEvents(Inbox inbox, Snapshots snapshots, CalendarChanges changes) {
        this.inbox = inbox;
        this.snapshots = snapshots;
        this.changes = changes;
    }

    @Incoming("clinic")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, this::keep);
    }

    private Uni<?> keep(Object event) {
        return event instanceof TenantEvent.Onboarded onboarded
                ? snapshots.keep(onboarded)
                : changes.carryOut((CatalogueEvent) event);
    }
}
