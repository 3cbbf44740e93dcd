package io.neonpro.patient.privacy;

import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.patient.patient.PatientCommand.Erase;
import io.neonpro.patient.patient.Patients;
import io.neonpro.patient.record.MedicalRecords;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Erases people here: rows and search terms are deleted, and the key that opens their personal data in the history is
 * destroyed, or blocked for as long as the law requires their record. Always within the caller's transaction.
 */
@ApplicationScoped
class Erasure {

    private final Patients patients;
    private final MedicalRecords records;
    private final SubjectKeys keys;
    private final Jobs jobs;

    Erasure(Patients patients, MedicalRecords records, SubjectKeys keys, Jobs jobs) {
        this.patients = patients;
        this.records = records;
        this.keys = keys;
        this.jobs = jobs;
    }

    /**
     * @param keepsRecord whether the record is kept blocked while the law requires it, which is refused otherwise
     * @return until when that is; fails with {@code not-found} or {@code retention}
     */
    Uni<Optional<LocalDate>> of(UUID patientId, boolean keepsRecord) {
        return command(patientId, keepsRecord)
                .call(erase -> patients.erase(patientId, erase))
                .call(erase -> erase.keptUntil()
                        .map(until -> block(patientId, until))
                        .orElseGet(() -> keys.destroy(patientId)))
                .map(Erase::keptUntil);
    }

    private Uni<Void> block(UUID patientId, LocalDate until) {
        return keys.block(patientId, until).chain(() -> jobs.add(RetentionEndJob.on(until)));
    }

    /** Fails as {@link #of} would, and changes nothing. */
    Uni<Void> requirePossible(UUID patientId, boolean keepsRecord) {
        return command(patientId, keepsRecord).flatMap(erase -> patients.requireErasable(patientId, erase));
    }

    private Uni<Erase> command(UUID patientId, boolean keepsRecord) {
        return patients.hold(patientId)
                .chain(() -> records.lastAddedTo(patientId))
                .map(lastTreated -> new Erase(lastTreated, Instant.now(), keepsRecord));
    }
}
