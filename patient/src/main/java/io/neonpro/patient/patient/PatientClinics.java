package io.neonpro.patient.patient;

import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.UUID;

/**
 * In which of the group's clinics a patient is known: where they were registered, and where they were ever booked. People
 * of other clinics do not find them, unless the tenant shares its patients among all of them; a patient of no clinic, whom
 * somebody registered for the group, is everybody's until they are booked.
 */
final class PatientClinics {

    /**
     * Of a row of {@code patient}; $1 is the tenant, $2 the clinics that are looked from, null for all of them. The offsets
     * have Postgres look for each row by itself, and never at all that is known of the tenant's patients.
     */
    static final String IS_VISIBLE = """
            (cast($2 as uuid[]) is null
                 or exists (select from patient_clinic known
                             where known.tenant_id = $1 and known.patient_id = patient.id
                               and known.clinic_id = any(cast($2 as uuid[])) offset 0)
                 or not exists (select from patient_clinic known
                                 where known.tenant_id = $1 and known.patient_id = patient.id offset 0)
                 or exists (select from tenant_settings
                             where tenant_id = $1 and part = 'configuration' and settings @> '%s'))
            """.formatted(TenantSettings.SHARED_PATIENTS.saying(true));

    /** Nobody who was erased meanwhile is known anywhere. */
    private static final TenantStatement JOIN = new TenantStatement("""
                    insert into patient_clinic (tenant_id, patient_id, clinic_id)
                    select tenant_id, id, unnest($3::uuid[]) from patient where tenant_id = $1 and id = $2
                    on conflict do nothing
                    """);

    private PatientClinics() {}

    /** In the caller's transaction. */
    static Uni<Void> join(UUID patientId, Collection<UUID> clinics) {
        return clinics.isEmpty()
                ? Uni.createFrom().voidItem()
                : JOIN.run(patientId, clinics.toArray(UUID[]::new)).replaceWithVoid();
    }
}
