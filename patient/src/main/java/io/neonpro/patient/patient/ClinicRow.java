package io.neonpro.patient.patient;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The row of a clinic that a patient is known in. */
@RegisterForReflection
record ClinicRow(UUID patientId, UUID clinicId) {

    static List<ClinicRow> of(UUID patientId, Collection<UUID> clinics) {
        return clinics.stream().map(clinic -> new ClinicRow(patientId, clinic)).toList();
    }
}
