package io.neonpro.patient.record;

import io.neonpro.contracts.patient.MedicalRecordEvent.Updated;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.neonpro.patient.patient.Patients;
import io.neonpro.patient.record.RecordCommand.Append;
import io.neonpro.patient.record.RecordEvent.Appended;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adds to medical records. */
@ApplicationScoped
public class MedicalRecords {

    private static final EventFamily FAMILY = EventFamily.of(RecordEvent.class);

    private final Patients patients;
    private final KnownAppointments appointments;
    private final KnownPractitioners practitioners;
    private final Aggregate<RecordCommand, MedicalRecord, RecordEvent> records;
    private final StoredEvents stored;

    MedicalRecords(
            Patients patients,
            KnownAppointments appointments,
            KnownPractitioners practitioners,
            Aggregates aggregates,
            StoredEvents stored) {
        this.patients = patients;
        this.appointments = appointments;
        this.practitioners = practitioners;
        this.stored = stored;
        records = aggregates
                .of("medical-record", new RecordRules(), FAMILY)
                .about((id, event) -> Optional.of(event.patientId()))
                .publishing((id, event) -> Optional.of(new Updated(id, event.patientId())));
    }

    Aggregate<RecordCommand, MedicalRecord, RecordEvent> aggregate() {
        return records;
    }

    /**
     * @return fails with {@code not-found} for the patient, with {@code unknown-appointment}, {@code unknown-practitioner},
     *     {@code before-birth}, {@code not-yet-occurred}, {@code nothing-to-correct} or {@code record-full}, with 503 when
     *     nobody can say whose the appointment is, or whether there is such a practitioner
     */
    public Uni<RecordedEntry> append(UUID patientId, Entry entry) {
        UUID author = Tenancy.require().user().orElse(null);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        UUID entryId = Ids.next();
        return Transactions.run(() -> patients.hold(patientId)
                .call(() -> appointments.require(entry.appointmentId(), patientId))
                .call(() -> practitioners.require(entry.practitionerId()))
                .map(bornOn -> new Append(patientId, bornOn, entryId, entry, author, now))
                .flatMap(append -> records.handleUnread(MedicalRecord.idFor(patientId), MedicalRecord::new, append))
                .map(change -> (Appended) change.events().getFirst())
                .call(RecordEntryView::follow)
                .map(RecordedEntry::of));
    }

    /** The record of somebody who is erased but for it, in the order in which it was written; within the caller's transaction. */
    public Uni<List<RecordedEntry>> retained(UUID patientId) {
        return stored.retained(records, MedicalRecord.idFor(patientId), patientId)
                .map(story -> story.stream()
                        .flatMap(found -> found.facts().stream())
                        .map(fact -> RecordedEntry.of((Appended) fact.event()))
                        .toList());
    }

    /** When a patient's record was last added to, if it ever was. */
    public Uni<Optional<Instant>> lastAddedTo(UUID patientId) {
        return Transactions.run(() -> RecordEntryView.lastOf(patientId));
    }
}
