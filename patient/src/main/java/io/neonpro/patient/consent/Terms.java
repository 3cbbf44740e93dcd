package io.neonpro.patient.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a consent is to.
 *
 * @param purpose for which data is used, in kebab-case, for example {@code marketing}: consent is
 *     given to one purpose at a time (LGPD art. 8, § 4)
 * @param version of the text that the patient agreed to
 * @param channel by which they did, in kebab-case, for example {@code paper}
 */
public record Terms(
        @NotNull @Pattern(regexp = WORD, message = NO_WORD) String purpose,
        @NotBlank @Size(max = 40) String version,
        @NotNull @Pattern(regexp = WORD, message = NO_WORD) String channel) {

    private static final String WORD = "[a-z][a-z0-9-]{0,39}";
    private static final String NO_WORD = "must be a kebab-case word";
}
