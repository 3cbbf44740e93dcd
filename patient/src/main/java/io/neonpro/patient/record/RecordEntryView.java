package io.neonpro.patient.record;

import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.patient.record.RecordEvent.Appended;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The rows of the entries of medical records. */
final class RecordEntryView {

    private static final Rejected NOTHING_TO_CORRECT =
            Rejected.invalid("nothing-to-correct", "This record has no such entry to correct.");

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into record_entry
                           (tenant_id, id, patient_id, kind, text, occurred_at, practitioner_id, appointment_id, corrects,
                            author, recorded_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    """);

    /** The last by its id: those sort by time. */
    private static final TenantStatement LAST = new TenantStatement("""
                    select recorded_at from record_entry where tenant_id = $1 and patient_id = $2
                     order by id desc limit 1
                    """);

    private RecordEntryView() {}

    /**
     * @return fails with {@code nothing-to-correct}
     */
    static Uni<Void> follow(RecordEvent event) {
        return switch (event) {
            case Appended appended ->
                add(EntryRow.of(appended))
                        .onFailure(RecordEntryView::isDangling)
                        .transform(dangling -> NOTHING_TO_CORRECT.asFailure());
        };
    }

    private static Uni<Void> add(EntryRow row) {
        return ADD.run(
                        row.id(),
                        row.patientId(),
                        row.kind(),
                        row.text(),
                        row.occurredAt(),
                        row.practitionerId(),
                        row.appointmentId(),
                        row.corrects(),
                        row.author(),
                        row.recordedAt())
                .replaceWithVoid();
    }

    /** When the record was last added to, if it ever was. */
    static Uni<Optional<Instant>> lastOf(UUID patientId) {
        return LAST.find(row -> row.getOffsetDateTime("recorded_at").toInstant(), patientId);
    }

    /** The patient is held while an entry is written, so it is the corrected entry that lacks. */
    private static boolean isDangling(Throwable failure) {
        return SqlState.of(failure).equals(SqlState.FOREIGN_KEY_VIOLATION);
    }
}
