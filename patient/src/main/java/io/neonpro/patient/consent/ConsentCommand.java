package io.neonpro.patient.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked to happen to a consent, and by whom. */
public sealed interface ConsentCommand {

    record Give(
            UUID patientId,
            Terms terms,
            Instant now,
            @Nullable UUID by) implements ConsentCommand {}

    record Revoke(UUID patientId, Instant now, @Nullable UUID by) implements ConsentCommand {}
}
