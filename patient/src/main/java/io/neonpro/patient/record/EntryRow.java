package io.neonpro.patient.record;

import io.neonpro.patient.record.RecordEvent.Appended;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of an entry of a medical record. */
@RegisterForReflection
record EntryRow(
        UUID id,
        UUID patientId,
        String kind,
        String text,
        Instant occurredAt,
        @Nullable UUID practitionerId,
        @Nullable UUID appointmentId,
        @Nullable UUID corrects,
        @Nullable UUID author,
        Instant recordedAt) {

    static EntryRow of(Appended appended) {
        RecordedEntry entry = RecordedEntry.of(appended);
        return new EntryRow(
                entry.id(),
                appended.patientId(),
                entry.kind(),
                entry.text(),
                entry.occurredAt(),
                entry.practitionerId(),
                entry.appointmentId(),
                entry.corrects(),
                entry.author(),
                entry.recordedAt());
    }
}
