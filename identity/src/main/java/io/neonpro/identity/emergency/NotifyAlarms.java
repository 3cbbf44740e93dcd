package io.neonpro.identity.emergency;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears of the notify service that somebody takes along what it has of a group. */
@Singleton
class NotifyAlarms extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(AccessEvent.class);

    private final Alarms alarms;

    NotifyAlarms(Alarms alarms) {
        super("notify", KNOWN);
        this.alarms = alarms;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return alarms.sound((AccessEvent) event);
    }
}
