package io.neonpro.clinic.affected;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.event.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets nobody change the calendar under booked appointments without knowing. */
@ApplicationScoped
public class AffectedAppointments {

    private final Question question;

    AffectedAppointments(Question question) {
        this.question = question;
    }

    /**
     * Goes on when scheduling cannot be asked: the clinic has to be closed whatever is booked, and
     * scheduling flags those appointments anyway as it hears of the change.
     *
     * @param snapshot that is about to be published
     * @return fails with {@code appointments-affected} naming those that could not take place
     */
    public Uni<Void> requireNone(CatalogueEvent snapshot) {
        ProposedChange change = ProposedChange.of(snapshot);
        return Interlude.ask(change, () -> question.ask(change))
                .invoke(AffectedAppointments::requireNone)
                .replaceWithVoid();
    }

    private static void requireNone(Affected affected) {
        if (affected.count() > 0) {
            throw Rejected.conflict(
                            "appointments-affected",
                            "Appointments ahead could not take place; repeat with confirm=true to change it anyway.")
                    .with("count", affected.count())
                    .with("appointments", affected.appointments())
                    .asFailure();
        }
    }
}
