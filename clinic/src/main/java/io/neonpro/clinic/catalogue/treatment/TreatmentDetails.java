package io.neonpro.clinic.catalogue.treatment;

import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;

/**
 * What may be edited of a treatment.
 *
 * @param bufferMinutes how long cleaning up takes after it
 */
public record TreatmentDetails(
        @NotNull Label name,
        @Min(5) @Max(720) int durationMinutes,
        @Min(0) @Max(240) int bufferMinutes,
        @NotNull @Price Money price,
        TreatmentRequirements requires) {

    public TreatmentDetails {
        requires = Objects.requireNonNullElse(requires, TreatmentRequirements.NONE);
    }
}
