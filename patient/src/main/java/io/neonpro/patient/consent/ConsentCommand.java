package io.neonpro.patient.consent;

import java.time.Instant;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What may be asked to happen to a consent, and by whom. */
public sealed interface ConsentCommand {

    record Give(
            UUID patientId,
            Terms terms,
            Instant now,
            @Nullable UUID by) implements ConsentCommand {}

    /**
     * @param precondition gets the consent's revision, and throws when that is not what was meant
     */
    record Revoke(
            UUID patientId,
            IntConsumer precondition,
            Instant now,
            @Nullable UUID by) implements ConsentCommand {}
}
