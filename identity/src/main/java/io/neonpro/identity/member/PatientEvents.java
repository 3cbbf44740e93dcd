package io.neonpro.identity.member;

import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears that a patient was erased, who signs in as one no more. */
@Singleton
class PatientEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(Erased.class);

    private final PatientAccess access;

    PatientEvents(PatientAccess access) {
        super("patient", KNOWN);
        this.access = access;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return access.forget(((Erased) event).patientId());
    }
}
