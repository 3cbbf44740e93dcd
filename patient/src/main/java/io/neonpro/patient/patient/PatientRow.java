package io.neonpro.patient.patient;

import io.neonpro.kernel.value.Folding;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a patient. */
@RegisterForReflection
record PatientRow(
        UUID id,
        int version,
        String name,
        String sortName,
        LocalDate birthDate,
        @Nullable String cpf,
        @Nullable String email,
        @Nullable String phone,
        String language) {

    static PatientRow of(UUID id, int version, PersonalDetails details) {
        PatientProfile shown = PatientProfile.of(id, version, details);
        return new PatientRow(
                id,
                version,
                shown.name(),
                Folding.fold(shown.name()),
                shown.birthDate(),
                shown.cpf(),
                shown.email(),
                shown.phone(),
                shown.language());
    }
}
