package io.neonpro.patient.patient;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Fold;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.Ids;
import io.neonpro.patient.patient.PatientCommand.Erase;
import io.neonpro.patient.patient.PatientCommand.JoinClinic;
import io.neonpro.patient.patient.PatientCommand.Register;
import io.neonpro.patient.patient.PatientCommand.Update;
import io.neonpro.patient.person.PersonalDetails;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Carries out what is asked to happen to patients. */
@ApplicationScoped
public class Patients {

    private static final EventFamily FAMILY = EventFamily.of(PatientEvent.class);

    private static final Fold<Patient> FOLD = Fold.of(2, Patient.class);

    private static final PatientRules RULES = new PatientRules();

    private final Aggregate<PatientCommand, Patient, PatientEvent> patients;

    private final StoredEvents stored;

    Patients(Aggregates aggregates, StoredEvents stored) {
        this.stored = stored;
        patients = aggregates
                .of("patient", RULES, FAMILY)
                .about((id, event) -> Optional.of(id))
                .keepingSnapshots(FOLD)
                .publishing(PatientNews::of);
    }

    Aggregate<PatientCommand, Patient, PatientEvent> aggregate() {
        return patients;
    }

    /**
     * @return fails with {@code cpf-taken} when somebody else has the same CPF
     */
    public Uni<PatientProfile> register(PersonalDetails details) {
        return Transactions.run(() -> patients.begin(Ids.next(), registration(details), PatientView::add)
                .map(PatientProfile::of));
    }

    /** In the clinics that the caller works for; of the whole group if these are all. */
    private static Register registration(PersonalDetails details) {
        return new Register(details, ClinicScope.current().some());
    }

    /**
     * @param precondition gets the current version and throws when it is not the one meant
     * @param edit makes the new details of the current ones
     * @return fails with {@code not-found} or {@code cpf-taken}
     */
    public Uni<PatientProfile> update(UUID id, IntConsumer precondition, UnaryOperator<PersonalDetails> edit) {
        return Transactions.run(() -> hold(id).chain(() -> patients.handle(id, new Update(precondition, edit)))
                .call(PatientView::follow)
                .map(PatientProfile::of));
    }

    /**
     * From now on people of this clinic know them, whoever they are by now; in the caller's transaction. Who changes them
     * meanwhile goes first.
     */
    public Uni<Void> join(UUID id, UUID clinic) {
        return PatientView.lock(id)
                .chain(() -> patients.handle(id, new JoinClinic(clinic)))
                .flatMap(now -> now.isEmpty() ? Uni.createFrom().voidItem() : PatientClinics.join(id, Set.of(clinic)));
    }

    /**
     * @return fails with {@code not-found}, or with {@code retention} while the law requires the
     *     medical record
     */
    public Uni<Void> erase(UUID id, Erase command) {
        return Transactions.run(
                () -> patients.handle(id, command).call(PatientView::follow).replaceWithVoid());
    }

    /**
     * Tells beforehand what {@link #erase} would.
     *
     * @return fails as that does
     */
    public Uni<Void> requireErasable(UUID id, Erase command) {
        return Transactions.run(() -> patients.load(id))
                .map(now -> RULES.decide(command, now.state()))
                .invoke(decision -> {
                    if (decision instanceof Decision.Refusal<PatientEvent>(Rejected reason)) {
                        throw reason.asFailure();
                    }
                })
                .replaceWithVoid();
    }

    /** Who somebody was who is erased but for their record, within the caller's transaction; empty for all others. */
    public Uni<Optional<PatientProfile>> retained(UUID id) {
        return stored.retained(patients, id, id)
                .map(story -> story.flatMap(found -> found.facts().stream()
                                .map(fact -> detailsIn(fact.event()))
                                .flatMap(Optional::stream)
                                .reduce((earlier, later) -> later))
                        .map(details -> PatientProfile.of(id, 0, details)));
    }

    private static Optional<PersonalDetails> detailsIn(PatientEvent event) {
        return switch (event) {
            case PatientEvent.Registered(var details, var clinics) -> Optional.of(details);
            case PatientEvent.Updated(var details, var clinics) -> Optional.of(details);
            case PatientEvent.JoinedClinic(UUID clinic) -> Optional.empty();
            case PatientEvent.Erased() -> Optional.empty();
        };
    }

    /**
     * Holds a patient until the caller's transaction ends, so that those who change something about
     * one person take turns, and nobody is erased meanwhile.
     *
     * @return when they were born; fails with {@code not-found}
     */
    public Uni<LocalDate> hold(UUID id) {
        return Transactions.run(() -> PatientView.hold(id));
    }
}
