package io.neonpro.identity.registration;

import io.neonpro.kernel.value.Password;
import jakarta.validation.constraints.NotNull;

/** A password that somebody chose who signs up. */
public record NewPassword(@NotNull Password password) {}
