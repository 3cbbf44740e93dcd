package io.neonpro.patient.privacy;

import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.patient.patient.PatientCommand.Erase;
import io.neonpro.patient.patient.Patients;
import io.neonpro.patient.record.MedicalRecords;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Erases people: rows and search terms are deleted, and the key that opens their personal data in
 * the history is destroyed. Before that scheduling is asked to book them no more, which it refuses
 * while a visit is ahead.
 */
@ApplicationScoped
public class Erasure {

    /** With the question before it well within the minute for which scheduling books nobody. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Patients patients;
    private final MedicalRecords records;
    private final Bookings bookings;
    private final SubjectKeys keys;

    Erasure(Patients patients, MedicalRecords records, Bookings bookings, SubjectKeys keys) {
        this.patients = patients;
        this.records = records;
        this.bookings = bookings;
        this.keys = keys;
    }

    /**
     * @return fails with {@code not-found}, with {@code retention} while the law requires the
     *     medical record, with {@code appointments-ahead}, or with 503 when nobody can say whether
     *     there are any
     */
    public Uni<Void> of(UUID patientId) {
        return Transactions.run(() -> command(patientId).flatMap(erase -> patients.requireErasable(patientId, erase)))
                .chain(() -> Interlude.ask(new Stop(patientId), () -> bookings.stop(patientId)))
                .chain(() -> Transactions.run(() -> erase(patientId))
                        .ifNoItem()
                        .after(LONGEST)
                        .failWith(() -> ProblemException.unavailable("Erasing takes too long right now.")));
    }

    private Uni<Void> erase(UUID patientId) {
        return command(patientId)
                .chain(erase -> patients.erase(patientId, erase))
                .chain(() -> keys.destroy(patientId));
    }

    private Uni<Erase> command(UUID patientId) {
        return patients.hold(patientId)
                .chain(() -> records.lastAddedTo(patientId))
                .map(lastTreated -> new Erase(lastTreated, Instant.now()));
    }

    /** What scheduling is asked, which no connection waits for. */
    private record Stop(UUID patientId) {}
}
