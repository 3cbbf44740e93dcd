package io.neonpro.patient.record;

import io.neonpro.patient.record.RecordEvent.Appended;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as clients see it. */
public record RecordedEntry(
        UUID id,
        String kind,
        String text,
        Instant occurredAt,
        @Nullable UUID practitionerId,
        @Nullable UUID appointmentId,
        @Nullable UUID corrects,
        @Nullable UUID author,
        Instant recordedAt) {

    static RecordedEntry of(Appended appended) {
        Entry entry = appended.entry();
        return new RecordedEntry(
                appended.entryId(),
                entry.kind().text(),
                entry.text().text(),
                entry.occurredAt(),
                entry.practitionerId(),
                entry.appointmentId(),
                entry.corrects(),
                appended.author(),
                appended.recordedAt());
    }

    static RecordedEntry of(Row row) {
        return new RecordedEntry(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("text"),
                instant(row, "occurred_at"),
                row.getUUID("practitioner_id"),
                row.getUUID("appointment_id"),
                row.getUUID("corrects"),
                row.getUUID("author"),
                instant(row, "recorded_at"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
