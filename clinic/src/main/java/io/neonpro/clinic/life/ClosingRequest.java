package io.neonpro.clinic.life;

import io.neonpro.kernel.value.Slug;
import jakarta.validation.constraints.NotNull;

/**
 * The wish to leave.
 *
 * @param slug of the tenant, lest somebody does it by accident
 */
public record ClosingRequest(@NotNull Slug slug) {}
