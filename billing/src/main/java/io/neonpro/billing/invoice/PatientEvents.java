package io.neonpro.billing.invoice;

import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.privacy.ErasureEvent.Forgotten;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.kernel.event.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Hears who is erased. Of patients billing knows no more than their ids, so there is nothing to forget: what they have ahead
 * scheduling cancels, which voids its drafts; what was given is owed all the same, even when that is heard later. Other drafts stay,
 * and are the clinic's to issue or to void: of visits that were missed, that nobody closed, or that their rules let nobody cancel.
 */
@Singleton
class PatientEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(Erased.class);

    private final Outbox outbox;

    PatientEvents(Outbox outbox) {
        super("patient", KNOWN);
        this.outbox = outbox;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        UUID patientId = ((Erased) event).patientId();
        return outbox.publish(patientId, new Forgotten(patientId, "billing"));
    }
}
