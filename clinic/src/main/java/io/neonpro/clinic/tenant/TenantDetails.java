package io.neonpro.clinic.tenant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;

/** What may be edited of a tenant. */
@RegisterForReflection
public record TenantDetails(@NotNull ZoneId timezone) {}
