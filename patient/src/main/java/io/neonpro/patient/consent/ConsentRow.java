package io.neonpro.patient.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a consent. */
@RegisterForReflection
record ConsentRow(
        UUID id,
        UUID patientId,
        String purpose,
        String termsVersion,
        String channel,
        Instant givenAt,
        @Nullable UUID recordedBy,
        @Nullable Instant revokedAt,
        @Nullable UUID revokedBy) {

    static ConsentRow of(ConsentRecord shown) {
        return new ConsentRow(
                shown.id(),
                shown.patientId(),
                shown.purpose(),
                shown.version(),
                shown.channel(),
                shown.givenAt(),
                shown.recordedBy(),
                shown.revokedAt(),
                shown.revokedBy());
    }
}
