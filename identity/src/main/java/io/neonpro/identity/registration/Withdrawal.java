package io.neonpro.identity.registration;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A registration whose tenant will not come. */
public record Withdrawal(@NotNull UUID tenantId, @NotNull UUID ownerId) {}
