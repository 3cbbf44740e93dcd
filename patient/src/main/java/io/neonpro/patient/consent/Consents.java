package io.neonpro.patient.consent;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.neonpro.patient.consent.ConsentCommand.Give;
import io.neonpro.patient.consent.ConsentCommand.Revoke;
import io.neonpro.patient.patient.Patients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Takes note of what patients consent to. */
@ApplicationScoped
public class Consents {

    private static final EventFamily FAMILY = EventFamily.of(ConsentEvent.class);

    private final Patients patients;
    private final Aggregate<ConsentCommand, Consent, ConsentEvent> consents;

    Consents(Patients patients, Aggregates aggregates) {
        this.patients = patients;
        consents = aggregates
                .of("consent", new ConsentRules(), FAMILY)
                .about((id, event) -> Optional.of(event.patientId()))
                .publishing((id, event) -> Optional.of(ConsentNews.of(id, event)));
    }

    Aggregate<ConsentCommand, Consent, ConsentEvent> aggregate() {
        return consents;
    }

    /**
     * To one version of the terms of one purpose a patient consents once until they take it back.
     *
     * @return fails with {@code not-found} for the patient, or with {@code already-given}
     */
    public Uni<ConsentRecord> give(UUID patientId, Terms terms) {
        return Transactions.run(() -> patients.hold(patientId)
                .chain(() -> ConsentView.requireNone(patientId, terms))
                .chain(() -> carryOut(patientId, Ids.next(), new Give(patientId, terms, now(), caller()))));
    }

    /**
     * Does nothing to a consent that is revoked already.
     *
     * @param precondition gets the current revision and throws when it is not the one meant
     * @return fails with {@code not-found} for the patient or the consent
     */
    public Uni<ConsentRecord> revoke(UUID patientId, UUID id, IntConsumer precondition) {
        return carryOut(patientId, id, new Revoke(patientId, precondition, now(), caller()));
    }

    /** As precise as the rows that show it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable UUID caller() {
        return Tenancy.require().user().orElse(null);
    }

    private Uni<ConsentRecord> carryOut(UUID patientId, UUID id, ConsentCommand command) {
        return Transactions.run(() -> patients.hold(patientId)
                .chain(() -> consents.handle(id, command))
                .call(ConsentView::follow)
                .map(ConsentRecord::of));
    }
}
