package io.neonpro.patient.record;

import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.patient.record.RecordEvent.Appended;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The row of an entry of a medical record. */
@Entity
@Immutable
@Table(name = "record_entry")
class RecordEntryView extends PanacheEntityBase {

    private static final Rejected NOTHING_TO_CORRECT =
            Rejected.invalid("nothing-to-correct", "This record has no such entry to correct.");

    /** The last by its id: those sort by time. */
    private static final TenantStatement LAST = new TenantStatement("""
                    select recorded_at from record_entry where tenant_id = $1 and patient_id = $2
                     order by id desc limit 1
                    """);

    @EmbeddedId
    TenantKey key;

    UUID patientId;
    String kind;
    String text;
    Instant occurredAt;

    @Nullable
    UUID practitionerId;

    @Nullable
    UUID appointmentId;

    @Nullable
    UUID corrects;

    @Nullable
    UUID author;

    Instant recordedAt;

    protected RecordEntryView() {}

    private RecordEntryView(Appended appended) {
        EntryRow row = EntryRow.of(appended);
        key = TenantKey.of(row.id());
        patientId = row.patientId();
        kind = row.kind();
        text = row.text();
        occurredAt = row.occurredAt();
        practitionerId = row.practitionerId();
        appointmentId = row.appointmentId();
        corrects = row.corrects();
        author = row.author();
        recordedAt = row.recordedAt();
    }

    /**
     * @return fails with {@code nothing-to-correct}
     */
    static Uni<Void> follow(RecordEvent event) {
        return switch (event) {
            case Appended appended ->
                new RecordEntryView(appended)
                        .persistAndFlush()
                        .onFailure(RecordEntryView::isDangling)
                        .transform(dangling -> NOTHING_TO_CORRECT.asFailure())
                        .replaceWithVoid();
        };
    }

    /** When the record was last added to; null when it never was. */
    static Uni<Instant> lastOf(UUID patientId) {
        return LAST.find(row -> row.getOffsetDateTime("recorded_at").toInstant(), patientId)
                .map(found -> found.orElse(null));
    }

    /** The patient is held while an entry is written, so it is the corrected entry that lacks. */
    private static boolean isDangling(Throwable failure) {
        return SqlState.of(failure).equals(SqlState.FOREIGN_KEY_VIOLATION);
    }
}
