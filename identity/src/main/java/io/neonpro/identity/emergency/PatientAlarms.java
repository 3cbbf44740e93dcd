package io.neonpro.identity.emergency;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.contracts.privacy.RequestEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears of the patient service that the glass was broken before somebody's data, and that people's requests are due. */
@Singleton
class PatientAlarms extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(AccessEvent.class, RequestEvent.class);

    private final Alarms alarms;

    PatientAlarms(Alarms alarms) {
        super("patient", KNOWN);
        this.alarms = alarms;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return event instanceof AccessEvent access ? alarms.sound(access) : alarms.remind();
    }
}
