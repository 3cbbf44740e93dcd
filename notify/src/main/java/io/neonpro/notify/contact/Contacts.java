package io.neonpro.notify.contact;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notify's own copy of who patients are and where to write to them. */
@ApplicationScoped
class Contacts implements PatientMemory {

    /** What arrives late does not bring an erased patient back. */
    private static final TenantStatement KEEP = new TenantStatement("""
                    insert into contact (tenant_id, patient_id, name, email, language)
                    values ($1, $2, $3, $4, $5)
                    on conflict (tenant_id, patient_id) do update
                       set name = excluded.name, email = excluded.email,
                           language = excluded.language
                     where not contact.erased
                    """);

    private static final TenantStatement ERASE = new TenantStatement("""
                    insert into contact (tenant_id, patient_id, erased) values ($1, $2, true)
                    on conflict (tenant_id, patient_id) do update
                       set name = null, email = null, language = null, erased = true
                    """);

    Uni<Void> keep(UUID patientId, String name, @Nullable String email, String language) {
        return KEEP.run(patientId, name, email, language).replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(UUID patientId) {
        return ERASE.run(patientId).replaceWithVoid();
    }
}
