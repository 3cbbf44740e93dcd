package io.neonpro.patient.patient;

import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.patient.person.PersonalDetails;
import java.util.Set;
import java.util.UUID;

/** What other services hear of a patient: how to write to them, and no more. */
final class PatientNews {

    private PatientNews() {}

    static io.neonpro.contracts.patient.PatientEvent of(UUID id, PatientEvent event) {
        return switch (event) {
            case PatientEvent.Registered(var details, var clinics) -> registered(profile(id, details), clinics);
            case PatientEvent.Updated(var details) -> updated(profile(id, details));
            case PatientEvent.Erased() -> new Erased(id);
        };
    }

    private static PatientProfile profile(UUID id, PersonalDetails details) {
        return PatientProfile.of(id, 0, details);
    }

    private static Registered registered(PatientProfile patient, Set<UUID> clinics) {
        return new Registered(
                patient.id(),
                patient.name(),
                patient.email(),
                patient.phone(),
                patient.language(),
                clinics.isEmpty() ? null : clinics.stream().sorted().toList());
    }

    private static Updated updated(PatientProfile patient) {
        return new Updated(patient.id(), patient.name(), patient.email(), patient.phone(), patient.language());
    }
}
