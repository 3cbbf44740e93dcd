package io.neonpro.scheduling.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Which slot to keep free. */
@RegisterForReflection
public record HoldRequest(
        @NotNull UUID clinicId,
        @NotNull UUID treatmentId,
        @NotNull OffsetDateTime start,
        Optional<UUID> practitionerId) {}
