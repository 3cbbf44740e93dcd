package io.neonpro.patient.consent;

import io.neonpro.kernel.audit.Whose;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose the consents are that are shown, for the access log. */
@Singleton
class ConsentOwners {

    @Produces
    @Singleton
    Whose<ConsentRecord> shown() {
        return Whose.one(ConsentRecord.class, ConsentRecord::patientId);
    }
}
