package io.neonpro.scheduling.erasure;

import io.neonpro.contracts.privacy.ErasureEvent;
import io.neonpro.contracts.privacy.ErasureEvent.Begun;
import io.neonpro.contracts.privacy.ErasureEvent.BookingsClosed;
import io.neonpro.contracts.privacy.ErasureEvent.Forgotten;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.scheduling.appointment.VisitsAhead;
import io.neonpro.scheduling.calendar.KnownPatients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Parts with patients who are erased, as their events say: they are booked no more, what they have ahead is called off, and
 * what was written about their appointments is gone, also from answers that are kept.
 */
@ApplicationScoped
public class Farewells {

    private final KnownPatients patients;
    private final VisitsAhead visits;
    private final SubjectKeys keys;
    private final Outbox outbox;

    Farewells(KnownPatients patients, VisitsAhead visits, SubjectKeys keys, Outbox outbox) {
        this.patients = patients;
        this.visits = visits;
        this.keys = keys;
        this.outbox = outbox;
    }

    /** Appointments are locked before the patient, as a move does; what was booked in between is seen once they are. */
    public Uni<Void> prepare(Begun event) {
        UUID patientId = event.patientId();
        return Transactions.run(() -> visits.lock(patientId)
                .chain(() -> patients.close(patientId))
                .chain(() -> visits.callOff(patientId))
                .flatMap(cancelled -> say(new BookingsClosed(patientId, event.requestId(), cancelled))));
    }

    /** Also what was booked while the erasure came about, however that came to be. */
    public Uni<Void> forget(UUID patientId) {
        return Transactions.run(() -> patients.erase(patientId)
                .chain(() -> visits.callOff(patientId))
                .chain(() -> keys.destroy(patientId))
                .chain(() -> say(new Forgotten(patientId, "scheduling"))));
    }

    private Uni<Void> say(ErasureEvent event) {
        return outbox.publish(event.patientId(), event);
    }
}
