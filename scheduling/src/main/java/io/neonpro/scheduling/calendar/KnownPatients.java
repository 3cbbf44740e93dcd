package io.neonpro.scheduling.calendar;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The patients who may be booked for: their ids, and nothing else about them. */
@ApplicationScoped
public class KnownPatients {

    private static final TenantStatement FIND =
            new TenantStatement("select erased from patient where tenant_id = ?1 and id = ?2");

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into patient (tenant_id, id, erased) values (?1, ?2, false)
                    on conflict (tenant_id, id) do nothing
                    """);

    private static final TenantStatement ERASE = new TenantStatement("""
                    with words as (
                        update appointment set reason = null
                         where tenant_id = ?1 and patient_id = ?2)
                    insert into patient (tenant_id, id, erased) values (?1, ?2, true)
                    on conflict (tenant_id, id) do update set erased = true
                    """);

    private final PatientDirectory directory;

    KnownPatients(PatientDirectory directory) {
        this.directory = directory;
    }

    /**
     * Asks the patient service only about a patient who is not known here, as happens in the moment
     * before their registration arrives.
     *
     * @return fails with 404 when there is no such patient, with 503 when that cannot be found out
     */
    public Uni<Void> require(UUID patientId) {
        return FIND.find(Boolean.class, patientId).flatMap(erased -> require(patientId, erased));
    }

    private Uni<Void> require(UUID patientId, Optional<Boolean> erased) {
        if (erased.isEmpty()) {
            return directory.has(patientId).flatMap(has -> has ? add(patientId) : missing());
        }
        return erased.get() ? missing() : Uni.createFrom().voidItem();
    }

    private static Uni<Void> missing() {
        return Uni.createFrom()
                .failure(Rejected.missing("patient-not-found", "There is no such patient.")
                        .asFailure());
    }

    Uni<Void> add(UUID patientId) {
        return ADD.run(patientId).replaceWithVoid();
    }

    /** For good, and with them what the desk wrote about their appointments. */
    Uni<Void> erase(UUID patientId) {
        return ERASE.run(patientId).replaceWithVoid();
    }
}
