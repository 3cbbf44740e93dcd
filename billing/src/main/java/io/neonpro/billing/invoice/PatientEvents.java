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

/** Hears who is erased; of patients billing knows no more than their ids. */
@Singleton
class PatientEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(Erased.class);

    private final Invoices invoices;
    private final Outbox outbox;

    PatientEvents(Invoices invoices, Outbox outbox) {
        super("patient", KNOWN);
        this.invoices = invoices;
        this.outbox = outbox;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        UUID patientId = ((Erased) event).patientId();
        return invoices.voidDrafts(patientId)
                .chain(() -> outbox.publish(patientId, new Forgotten(patientId, "billing")));
    }
}
