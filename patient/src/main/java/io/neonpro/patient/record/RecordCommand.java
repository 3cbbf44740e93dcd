package io.neonpro.patient.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked to happen to a medical record. */
public sealed interface RecordCommand {

    /**
     * @param bornOn the patient's birthday
     * @param author who writes the entry, when that is a user
     * @param now when it is written
     */
    record Append(
            UUID patientId,
            LocalDate bornOn,
            UUID entryId,
            Entry entry,
            @Nullable UUID author,
            Instant now) implements RecordCommand {}
}
