package io.neonpro.patient.record;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = "must be a kebab-case word")
        String kind,

        @NotBlank @Size(max = MAX_TEXT_LENGTH) String text,
        @NotNull Instant occurredAt,
        @Nullable UUID practitionerId,
        @Nullable UUID appointmentId,
        @Nullable UUID corrects) {

    static final int MAX_TEXT_LENGTH = 20_000;

    public Entry {
        // as precise as the row that shows it
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }
}
