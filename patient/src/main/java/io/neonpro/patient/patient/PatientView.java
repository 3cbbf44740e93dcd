package io.neonpro.patient.patient;

import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The patients' rows in the directory; they follow the patients' events. */
final class PatientView {

    private static final Rejected CPF_TAKEN = Rejected.conflict("cpf-taken", "Another patient has this CPF.");

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into patient
                           (tenant_id, id, version, name, sort_name, birth_date, cpf, email, phone, language)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    """);

    private static final TenantStatement CHANGE = new TenantStatement("""
                    update patient set version = $3, name = $4, sort_name = $5, birth_date = $6, cpf = $7, email = $8,
                                       phone = $9, language = $10
                     where tenant_id = $1 and id = $2
                    """);

    private static final TenantStatement HOLD = new TenantStatement("""
                    select birth_date from patient where tenant_id = $1 and id = $3 and %s for update
                    """.formatted(PatientClinics.IS_VISIBLE));

    private static final TenantStatement FORGET =
            new TenantStatement("delete from patient where tenant_id = $1 and id = $2");

    private static final TenantStatement FORGET_TERMS = new TenantStatement("""
                    delete from patient_term where tenant_id = $1 and patient_id = $2 and term <> all ($3)
                    """);

    /** All of them at once, however many. A word may have left the name, and be one of the address still. */
    private static final TenantStatement ADD_TERMS = new TenantStatement("""
                    insert into patient_term (tenant_id, patient_id, term, in_name)
                    select $1::uuid, $2::uuid, term, term = any($4::text[]) from unnest($3::text[]) as term
                    on conflict (tenant_id, patient_id, term) do update set in_name = excluded.in_name
                     where patient_term.in_name <> excluded.in_name
                    """);

    private PatientView() {}

    /**
     * The row of somebody new, who is known in the clinics that the caller works for.
     *
     * @return fails with {@code cpf-taken} when another patient has the same CPF
     */
    static Uni<Void> add(Change<Patient, PatientEvent> change) {
        UUID id = change.id();
        Patient.Registered patient = (Patient.Registered) change.state();
        return Uni.combine()
                .all()
                .unis(
                        write(ADD, id, patient),
                        ADD_TERMS.run(id, termsOf(patient), nameOf(patient)),
                        PatientClinics.join(id, patient.clinics()))
                .discardItems();
    }

    /**
     * Brings the row to where the events are.
     *
     * @return fails with {@code cpf-taken} when another patient has the same CPF
     */
    static Uni<Void> follow(Change<Patient, PatientEvent> change) {
        return switch (change.state()) {
            case Patient.Unknown() -> Uni.createFrom().voidItem();
            case Patient.Registered patient -> change(change.id(), patient);
            case Patient.Erased() -> FORGET.run(change.id()).replaceWithVoid();
        };
    }

    /**
     * Locks the row until the transaction ends; fails for whom the caller's clinics do not know.
     *
     * @return when they were born
     */
    static Uni<LocalDate> hold(UUID id) {
        return lock(id).map(found -> found.orElseThrow(PatientRules.NO_SUCH_PATIENT::asFailure));
    }

    /** The same, with nothing for whom they do not know. */
    static Uni<Optional<LocalDate>> lock(UUID id) {
        return HOLD.find(
                row -> row.getLocalDate("birth_date"), ClinicScope.current().column(), id);
    }

    private static Uni<Void> change(UUID id, Patient.Registered patient) {
        String[] terms = termsOf(patient);
        return Uni.combine()
                .all()
                .unis(
                        write(CHANGE, id, patient),
                        FORGET_TERMS.run(id, terms),
                        ADD_TERMS.run(id, terms, nameOf(patient)))
                .discardItems();
    }

    private static Uni<Integer> write(TenantStatement statement, UUID id, Patient.Registered patient) {
        PatientRow row = PatientRow.of(id, patient.revision(), patient.details());
        return statement
                .run(
                        row.id(),
                        row.version(),
                        row.name(),
                        row.sortName(),
                        row.birthDate(),
                        row.cpf(),
                        row.email(),
                        row.phone(),
                        row.language())
                .onFailure(PatientView::isTaken)
                .transform(taken -> CPF_TAKEN.asFailure());
    }

    private static String[] termsOf(Patient.Registered patient) {
        return SearchTerms.of(patient.details()).toArray(String[]::new);
    }

    private static String[] nameOf(Patient.Registered patient) {
        return SearchTerms.of(patient.details().name()).toArray(String[]::new);
    }

    /** The CPF is all that is unique, ids being fresh. */
    private static boolean isTaken(Throwable failure) {
        return SqlState.of(failure).equals(SqlState.UNIQUE_VIOLATION);
    }
}
