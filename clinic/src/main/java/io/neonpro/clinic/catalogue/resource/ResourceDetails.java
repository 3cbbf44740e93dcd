package io.neonpro.clinic.catalogue.resource;

import io.neonpro.clinic.catalogue.DeviceType;
import io.neonpro.contracts.clinic.ResourceKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited of a room or a device.
 *
 * @param deviceType of a device; a room has none
 */
public record ResourceDetails(
        @NotNull UUID clinicId,
        @NotBlank @Size(max = 200) String name,
        @NotNull ResourceKind kind,
        @Nullable @DeviceType String deviceType) {}
