package io.neonpro.patient.patient;

import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.patient.person.PersonalDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other services hear of a patient: how to write to them, and no more. */
final class PatientNews {

    private PatientNews() {}

    /** That somebody is known in one more clinic is scheduling's to tell, by the appointment that made them so. */
    static Optional<io.neonpro.contracts.patient.PatientEvent> of(UUID id, PatientEvent event) {
        return switch (event) {
            case PatientEvent.Registered(var details, var clinics) ->
                Optional.of(registered(profile(id, details), clinics));
            case PatientEvent.Updated(var details, var clinics) -> Optional.of(updated(profile(id, details), clinics));
            case PatientEvent.JoinedClinic(UUID clinic) -> Optional.empty();
            case PatientEvent.Erased() -> Optional.of(new Erased(id));
        };
    }

    private static PatientProfile profile(UUID id, PersonalDetails details) {
        return PatientProfile.of(id, 0, details);
    }

    private static Registered registered(PatientProfile patient, Set<UUID> clinics) {
        return new Registered(patient.id(), patient.name(), patient.email(), patient.language(), listed(clinics));
    }

    private static Updated updated(PatientProfile patient, Set<UUID> clinics) {
        return new Updated(patient.id(), patient.name(), patient.email(), patient.language(), listed(clinics));
    }

    private static @Nullable List<UUID> listed(Set<UUID> clinics) {
        return clinics.isEmpty() ? null : clinics.stream().sorted().toList();
    }
}
