package io.neonpro.clinic.catalogue.clinic;

import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Label;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited of a clinic.
 *
 * @param timezone the tenant's when left out
 */
public record ClinicDetails(
        @NotNull Label name,
        @Nullable ZoneId timezone,
        @Nullable @Size(max = 500) FreeText address) {

    @Nullable
    String addressText() {
        return address == null ? null : address.text();
    }

    ClinicDetails in(ZoneId zone) {
        return new ClinicDetails(name, zone, address);
    }
}
