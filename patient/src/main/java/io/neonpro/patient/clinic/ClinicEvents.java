package io.neonpro.patient.clinic;

import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.patient.patient.PatientClinics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears whether a tenant shares its patients among its clinics. */
@Singleton
class ClinicEvents extends Listener {

    private static final String SHARED_PATIENTS = "sharedPatients";

    ClinicEvents() {
        super("clinic", EventFamily.of(ConfigurationChanged.class));
    }

    /** Not, unless it says so: nobody sees more personal data than their task needs (LGPD art. 6, III). */
    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        ConfigurationChanged configuration = (ConfigurationChanged) event;
        Object setting = configuration.compliance().get(SHARED_PATIENTS);
        return PatientClinics.share(configuration.revision(), Boolean.TRUE.equals(setting));
    }

    /** What is told again is a copy's only. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
