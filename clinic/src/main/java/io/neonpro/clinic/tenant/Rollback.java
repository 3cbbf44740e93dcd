package io.neonpro.clinic.tenant;

import jakarta.validation.constraints.Min;

/** The version of the tenant whose configuration is wanted again. */
public record Rollback(@Min(1) int version) {}
