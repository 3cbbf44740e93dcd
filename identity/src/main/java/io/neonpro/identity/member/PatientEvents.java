package io.neonpro.identity.member;

import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.privacy.ErasureEvent.Forgotten;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.kernel.event.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Hears that a patient was erased, who signs in as one no more, and says so once nothing is kept of their account. */
@Singleton
class PatientEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(Erased.class);

    private final PatientAccess access;
    private final Outbox outbox;

    PatientEvents(PatientAccess access, Outbox outbox) {
        super("patient", KNOWN);
        this.access = access;
        this.outbox = outbox;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        UUID patientId = ((Erased) event).patientId();
        return access.forget(patientId).chain(() -> outbox.publish(patientId, new Forgotten(patientId, "identity")));
    }
}
