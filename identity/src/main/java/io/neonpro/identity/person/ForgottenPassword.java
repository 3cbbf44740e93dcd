package io.neonpro.identity.person;

import io.neonpro.kernel.value.EmailAddress;
import jakarta.validation.constraints.NotNull;

/** Whose password is forgotten. */
public record ForgottenPassword(@NotNull EmailAddress email) {}
