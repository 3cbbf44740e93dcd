package io.neonpro.patient.consent;

import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Label;
import jakarta.validation.constraints.NotNull;
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
        @NotNull @Size(max = MAX_LENGTH) Code purpose,
        @NotNull @Size(max = MAX_LENGTH) Label version,
        @NotNull @Size(max = MAX_LENGTH) Code channel) {

    static final int MAX_LENGTH = 40;
}
