package io.neonpro.patient.patient;

import static io.neonpro.kernel.event.Decision.accept;
import static io.neonpro.kernel.event.Decision.nothing;
import static io.neonpro.kernel.event.Decision.refuse;

import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.patient.patient.PatientCommand.Erase;
import io.neonpro.patient.patient.PatientCommand.JoinClinic;
import io.neonpro.patient.patient.PatientCommand.Register;
import io.neonpro.patient.patient.PatientCommand.Update;
import io.neonpro.patient.person.PersonalDetails;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What may happen to a patient, and what each happening makes of them. */
public final class PatientRules implements Decider<PatientCommand, Patient, PatientEvent> {

    /** Also what is said of an erased patient, and of another tenant's. */
    static final Rejected NO_SUCH_PATIENT = Rejected.missing("not-found", "There is no such patient.");

    @Override
    public Patient initial() {
        return new Patient.Unknown();
    }

    @Override
    public Decision<PatientEvent> decide(PatientCommand command, Patient patient) {
        return switch (command) {
            case Register register -> register(register, patient);
            case Update update ->
                switch (patient) {
                    case Patient.Registered registered -> update(update, registered);
                    case Patient.Unknown(), Patient.Erased() -> refuse(NO_SUCH_PATIENT);
                };
            case JoinClinic(UUID clinic) ->
                switch (patient) {
                    case Patient.Registered registered -> join(clinic, registered);
                    case Patient.Unknown(), Patient.Erased() -> nothing();
                };
            case Erase erase ->
                switch (patient) {
                    case Patient.Registered registered -> erase(erase);
                    case Patient.Unknown() -> refuse(NO_SUCH_PATIENT);
                    case Patient.Erased() -> nothing();
                };
        };
    }

    @Override
    public Patient evolve(Patient patient, PatientEvent event) {
        return switch (event) {
            case PatientEvent.Registered(var details, var clinics) -> new Patient.Registered(details, clinics, 1);
            case PatientEvent.Updated(var details, var clinics) -> updated(patient, details);
            case PatientEvent.JoinedClinic(UUID clinic) -> joined(patient, clinic);
            case PatientEvent.Erased() -> new Patient.Erased();
        };
    }

    private static Decision<PatientEvent> register(Register register, Patient patient) {
        return patient instanceof Patient.Unknown
                ? accept(new PatientEvent.Registered(register.details(), register.clinics()))
                : refuse("already-registered", "This patient is registered already.");
    }

    private static Decision<PatientEvent> update(Update update, Patient.Registered patient) {
        update.precondition().accept(patient.revision());
        PersonalDetails after = update.edit().apply(patient.details());
        return after.equals(patient.details()) ? nothing() : accept(new PatientEvent.Updated(after, patient.clinics()));
    }

    private static Decision<PatientEvent> join(UUID clinic, Patient.Registered patient) {
        return patient.clinics().contains(clinic) ? nothing() : accept(new PatientEvent.JoinedClinic(clinic));
    }

    private static Patient updated(Patient before, PersonalDetails details) {
        Patient.Registered patient = (Patient.Registered) before;
        return new Patient.Registered(details, patient.clinics(), patient.revision() + 1);
    }

    private static Patient joined(Patient before, UUID clinic) {
        Patient.Registered patient = (Patient.Registered) before;
        Set<UUID> clinics = new HashSet<>(patient.clinics());
        clinics.add(clinic);
        return new Patient.Registered(patient.details(), clinics, patient.revision());
    }

    private static Decision<PatientEvent> erase(Erase erase) {
        return erase.keptUntil()
                .filter(until -> !erase.keepsRecord())
                .map(PatientRules::retained)
                .orElseGet(() -> accept(new PatientEvent.Erased()));
    }

    private static Decision<PatientEvent> retained(LocalDate until) {
        return refuse(Rejected.conflict("retention", "The law still requires the medical record.")
                .with("retainedUntil", until.toString())
                .with("legalBasis", Retention.LEGAL_BASIS));
    }
}
