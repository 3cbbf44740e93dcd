package io.neonpro.patient.patient;

import io.neonpro.kernel.audit.Whose;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who a patient is that is shown, for the access log. */
@Singleton
class PatientOwners {

    @Produces
    @Singleton
    Whose<PatientProfile> shown() {
        return Whose.one(PatientProfile.class, PatientProfile::id);
    }
}
