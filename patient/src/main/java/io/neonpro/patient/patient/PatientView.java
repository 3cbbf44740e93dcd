package io.neonpro.patient.patient;

import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Folding;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** A patient's row in the directory; it follows the patient's events. */
@Entity
@Table(name = "patient")
class PatientView extends PanacheEntityBase {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Rejected CPF_TAKEN = Rejected.conflict("cpf-taken", "Another patient has this CPF.");

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

    @ElementCollection
    @CollectionTable(
            name = "patient_term",
            joinColumns = {
                @JoinColumn(name = "tenant_id", referencedColumnName = "tenantId"),
                @JoinColumn(name = "patient_id", referencedColumnName = "id")
            })
    @Column(name = "term")
    Set<String> terms;

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
            case Patient.Registered(var details) -> show(key, change.version(), details);
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

    private static Uni<Void> show(TenantKey key, int version, PersonalDetails details) {
        return PatientView.<PatientView>findById(key)
                .onItem()
                .ifNull()
                .continueWith(() -> new PatientView(key))
                .invoke(view -> view.show(version, details))
                .flatMap(view -> view.persistAndFlush())
                .onFailure(PatientView::isTaken)
                .transform(taken -> CPF_TAKEN.asFailure())
                .replaceWithVoid();
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
        terms = SearchTerms.of(details);
    }

    /** The CPF is all that is unique, ids being fresh; Hibernate does not name the constraint. */
    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && UNIQUE_VIOLATION.equals(violation.getSQLState());
    }
}
