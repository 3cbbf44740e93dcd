package io.neonpro.patient.record;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a medical record. An entry reads as null once the patient was erased. */
@RegisterForReflection
public sealed interface RecordEvent {

    UUID patientId();

    @EventType("medical-record.appended")
    record Appended(
            UUID patientId,
            UUID entryId,
            @Personal Entry entry,
            @Nullable UUID author,
            Instant recordedAt) implements RecordEvent {}
}
