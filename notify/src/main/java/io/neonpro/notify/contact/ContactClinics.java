package io.neonpro.notify.contact;

import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/**
 * In which of the group's clinics a patient is known, by the rules of the patient service: where they were registered or
 * ever booked; in all of them if in none, or if the tenant shares its patients.
 */
@ApplicationScoped
public class ContactClinics implements PatientMemory {

    /** Of a row of {@code contact}; $1 is the tenant, $2 the clinics that are looked from, null for all of them. */
    public static final String IS_VISIBLE = """
            (cast($2 as uuid[]) is null
                 or exists (select from contact_clinic known
                             where known.tenant_id = $1 and known.patient_id = contact.patient_id
                               and known.clinic_id = any(cast($2 as uuid[])) offset 0)
                 or not exists (select from contact_clinic known
                                 where known.tenant_id = $1 and known.patient_id = contact.patient_id offset 0)
                 or exists (select from tenant_settings
                             where tenant_id = $1 and part = 'configuration' and settings @> '%s'))
            """.formatted(TenantSettings.SHARED_PATIENTS.saying(true));

    private static final TenantStatement JOIN = new TenantStatement("""
                    insert into contact_clinic (tenant_id, patient_id, clinic_id)
                    select $1::uuid, $2::uuid, unnest($3::uuid[])
                     where not exists (select from contact where tenant_id = $1 and patient_id = $2 and erased)
                    on conflict do nothing
                    """);

    private static final TenantStatement FORGET =
            new TenantStatement("delete from contact_clinic where tenant_id = $1 and patient_id = $2");

    /** In the caller's transaction; whoever is heard of first, the patient or a booking. */
    public Uni<Void> join(UUID patientId, Collection<UUID> clinics) {
        return clinics.isEmpty()
                ? Uni.createFrom().voidItem()
                : JOIN.run(patientId, clinics.toArray(UUID[]::new)).replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(UUID patientId) {
        return FORGET.run(patientId).replaceWithVoid();
    }
}
