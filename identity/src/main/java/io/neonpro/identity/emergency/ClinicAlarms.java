package io.neonpro.identity.emergency;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears of the clinic service that somebody takes all of a group's data along, or has it leave. */
@Singleton
class ClinicAlarms extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(AccessEvent.class);

    private final Alarms alarms;

    ClinicAlarms(Alarms alarms) {
        super("clinic", KNOWN);
        this.alarms = alarms;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return alarms.sound((AccessEvent) event);
    }
}
