package io.neonpro.patient.record;

import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.FreeText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes into a medical record.
 *
 * @param kind what it is, in kebab-case, for example {@code anamnesis} or {@code evolution}
 * @param occurredAt when it was found or done, not when it is written down
 * @param corrects the earlier entry that this one puts right, if it does
 */
public record Entry(
        @NotNull @Size(max = MAX_KIND_LENGTH) Code kind,
        @NotNull FreeText text,
        @NotNull Instant occurredAt,
        @Nullable UUID practitionerId,
        @Nullable UUID appointmentId,
        @Nullable UUID corrects) {

    static final int MAX_KIND_LENGTH = 40;
}
