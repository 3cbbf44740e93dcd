package io.neonpro.scheduling.calendar;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The patients who may be booked for: their ids, and nothing else about them. */
@ApplicationScoped
public class KnownPatients {

    private static final String FIND =
            "select erased from patient where tenant_id = ?1 and id = ?2";

    private static final String ADD =
            """
            insert into patient (tenant_id, id, erased) values (?1, ?2, false)
            on conflict (tenant_id, id) do nothing
            """;

    private static final String ERASE =
            """
            with words as (
                update appointment set reason = null where tenant_id = ?1 and patient_id = ?2)
            insert into patient (tenant_id, id, erased) values (?1, ?2, true)
            on conflict (tenant_id, id) do update set erased = true
            """;

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
        return Panache.getSession()
                .flatMap(
                        session ->
                                session.createNativeQuery(FIND, Boolean.class)
                                        .setParameter(1, Tenancy.require().tenant())
                                        .setParameter(2, patientId)
                                        .getResultList())
                .flatMap(erased -> require(patientId, erased));
    }

    private Uni<Void> require(UUID patientId, List<Boolean> erased) {
        if (erased.isEmpty()) {
            return directory.has(patientId).flatMap(has -> has ? add(patientId) : missing());
        }
        return erased.getFirst() ? missing() : Uni.createFrom().voidItem();
    }

    private static Uni<Void> missing() {
        return Uni.createFrom()
                .failure(
                        Rejected.missing("patient-not-found", "There is no such patient.")
                                .asFailure());
    }

    Uni<Void> add(UUID patientId) {
        return run(ADD, patientId);
    }

    /** For good, and with them what the desk wrote about their appointments. */
    Uni<Void> erase(UUID patientId) {
        return run(ERASE, patientId);
    }

    private static Uni<Void> run(String sql, UUID patientId) {
        return Panache.getSession()
                .flatMap(
                        session ->
                                session.createNativeQuery(sql)
                                        .setParameter(1, Tenancy.require().tenant())
                                        .setParameter(2, patientId)
                                        .executeUpdate())
                .replaceWithVoid();
    }
}
