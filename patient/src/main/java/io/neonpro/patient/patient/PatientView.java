package io.neonpro.patient.patient;

import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Folding;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient's row in the directory; it follows the patient's events. */
@Entity
@Table(name = "patient")
class PatientView extends PanacheEntityBase {

    private static final Rejected CPF_TAKEN = Rejected.conflict("cpf-taken", "Another patient has this CPF.");

    private static final TenantStatement FORGET_TERMS = new TenantStatement("""
                    delete from patient_term where tenant_id = $1 and patient_id = $2 and term <> all ($3)
                    """);

    /** All of them at once, however many: those that are there already stay. */
    private static final TenantStatement ADD_TERMS = new TenantStatement("""
                    insert into patient_term (tenant_id, patient_id, term)
                    select $1::uuid, $2::uuid, unnest($3::text[])
                    on conflict do nothing
                    """);

    @EmbeddedId
    TenantKey key;

    int version;
    String name;
    String sortName;
    LocalDate birthDate;

    @Nullable
    String cpf;

    @Nullable
    String email;

    @Nullable
    String phone;

    String language;

    protected PatientView() {}

    private PatientView(TenantKey key) {
        this.key = key;
    }

    /**
     * Brings the row to where the events are.
     *
     * @return fails with {@code cpf-taken} when another patient has the same CPF
     */
    static Uni<Void> follow(Change<Patient, PatientEvent> change) {
        TenantKey key = TenantKey.of(change.id());
        return switch (change.state()) {
            case Patient.Unknown() -> Uni.createFrom().voidItem();
            case Patient.Registered(var details) -> show(key, change, details);
            case Patient.Erased() -> deleteById(key).replaceWithVoid();
        };
    }

    /** Locks the row until the transaction ends. */
    static Uni<Void> hold(UUID id) {
        return findById(TenantKey.of(id), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(PatientRules.NO_SUCH_PATIENT::asFailure)
                .replaceWithVoid();
    }

    private static Uni<Void> show(TenantKey key, Change<Patient, PatientEvent> change, PersonalDetails details) {
        return row(key, change)
                .invoke(view -> view.show(change.version(), details))
                .flatMap(view -> view.persistAndFlush())
                .onFailure(PatientView::isTaken)
                .transform(taken -> CPF_TAKEN.asFailure())
                .chain(() -> keepTerms(key.id(), SearchTerms.of(details).toArray(String[]::new)));
    }

    private static Uni<Void> keepTerms(UUID patient, String[] terms) {
        return Uni.combine()
                .all()
                .unis(FORGET_TERMS.run(patient, terms), ADD_TERMS.run(patient, terms))
                .discardItems();
    }

    /** There is none yet when these events are the patient's first. */
    private static Uni<PatientView> row(TenantKey key, Change<Patient, PatientEvent> change) {
        return change.version() == change.events().size() ? Uni.createFrom().item(new PatientView(key)) : findById(key);
    }

    private void show(int newVersion, PersonalDetails details) {
        PatientProfile profile = PatientProfile.of(key.id(), newVersion, details);
        version = newVersion;
        name = profile.name();
        sortName = Folding.fold(name);
        birthDate = profile.birthDate();
        cpf = profile.cpf();
        email = profile.email();
        phone = profile.phone();
        language = profile.language();
    }

    /** The CPF is all that is unique, ids being fresh; Hibernate does not name the constraint. */
    private static boolean isTaken(Throwable failure) {
        return SqlState.of(failure).equals(SqlState.UNIQUE_VIOLATION);
    }
}
