package io.neonpro.clinic.catalogue.clinic;

import io.neonpro.clinic.catalogue.IanaZone;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited of a clinic.
 *
 * @param timezone the tenant's when left out
 */
public record ClinicDetails(
        @NotBlank @Size(max = 200) String name,
        @Nullable @IanaZone ZoneId timezone,
        @Nullable @Size(max = 500) String address) {

    ClinicDetails in(ZoneId zone) {
        return new ClinicDetails(name, zone, address);
    }
}
