package io.neonpro.identity.person;

import io.neonpro.kernel.value.Password;
import jakarta.validation.constraints.NotNull;

/** A password in the place of another one. */
public record PasswordChange(
        @NotNull Password current, @NotNull Password password) {

    @Override
    public String toString() {
        return "PasswordChange";
    }
}
