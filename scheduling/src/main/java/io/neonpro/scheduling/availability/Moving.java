package io.neonpro.scheduling.availability;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds the patient of an appointment that shall move. */
@ApplicationScoped
class Moving {

    private static final TenantQuery<UUID> PATIENT = new TenantQuery<>("""
                    select patient_id
                      from appointment
                     where tenant_id = cast($1 as uuid) and id = cast($2 as uuid)
                       and (cast($3 as uuid[]) is null or clinic_id = any(cast($3 as uuid[])))
                    """, row -> row.getUUID("patient_id"));

    private final Reads reads;

    Moving(Reads reads) {
        this.reads = reads;
    }

    /** Fails with 404 when there is no such appointment in the clinics that the caller's token opens. */
    Uni<UUID> patient(UUID appointment) {
        return reads.find(PATIENT, appointment, ClinicScope.current().column())
                .map(found -> found.orElseThrow(
                        () -> Rejected.missing("appointment-not-found", "There is no such appointment.")
                                .asFailure()));
    }
}
