package io.neonpro.clinic.catalogue.resource;

import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Label;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited of a room or a device.
 *
 * @param deviceType of a device; a room has none
 */
public record ResourceDetails(
        @NotNull UUID clinicId,
        @NotNull Label name,
        @NotNull ResourceKind kind,
        @Nullable Code deviceType) {

    @Nullable
    String deviceTypeText() {
        return deviceType == null ? null : deviceType.text();
    }
}
