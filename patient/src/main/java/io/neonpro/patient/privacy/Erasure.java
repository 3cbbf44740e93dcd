package io.neonpro.patient.privacy;

import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.patient.patient.PatientCommand.Erase;
import io.neonpro.patient.patient.Patients;
import io.neonpro.patient.record.MedicalRecords;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * Erases people: rows and search terms are deleted, and the key that opens their personal data in
 * the history is destroyed.
 */
@ApplicationScoped
public class Erasure {

    private final Patients patients;
    private final MedicalRecords records;
    private final SubjectKeys keys;

    Erasure(Patients patients, MedicalRecords records, SubjectKeys keys) {
        this.patients = patients;
        this.records = records;
        this.keys = keys;
    }

    /**
     * @return fails with {@code not-found}, or with {@code retention} while the law requires the
     *     medical record
     */
    @WithTransaction
    public Uni<Void> of(UUID patientId) {
        return patients.hold(patientId)
                .chain(() -> records.lastAddedTo(patientId))
                .map(lastTreated -> new Erase(lastTreated, Instant.now()))
                .chain(erase -> patients.erase(patientId, erase))
                .chain(() -> keys.destroy(patientId));
    }
}
