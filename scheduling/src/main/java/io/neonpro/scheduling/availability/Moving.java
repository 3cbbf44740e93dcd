package io.neonpro.scheduling.availability;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds an appointment that shall move. */
@ApplicationScoped
class Moving {

    private static final TenantQuery<Booked> BOOKED = new TenantQuery<>("""
                    select clinic_id, treatment_id, patient_id
                      from appointment
                     where tenant_id = cast($1 as uuid) and id = cast($2 as uuid)
                       and (cast($3 as uuid[]) is null or clinic_id = any(cast($3 as uuid[])))
                    """, Booked::of);

    private final Reads reads;

    Moving(Reads reads) {
        this.reads = reads;
    }

    /** Fails with 404 when there is no such appointment in the clinics that the caller's token opens, or it is nothing to them. */
    Uni<Booked> find(UUID appointment) {
        return reads.find(BOOKED, appointment, ClinicScope.current().column())
                .map(found -> found.filter(booked -> Asker.maySee(booked.patient()))
                        .orElseThrow(() -> Rejected.missing("appointment-not-found", "There is no such appointment.")
                                .asFailure()));
    }

    /** What was booked, and for whom. */
    record Booked(UUID clinic, UUID treatment, UUID patient) {

        private static Booked of(Row row) {
            return new Booked(row.getUUID("clinic_id"), row.getUUID("treatment_id"), row.getUUID("patient_id"));
        }

        boolean isOf(SlotSearch search) {
            return clinic.equals(search.clinic()) && treatment.equals(search.treatment());
        }
    }
}
