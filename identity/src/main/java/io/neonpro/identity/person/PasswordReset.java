package io.neonpro.identity.person;

import io.neonpro.kernel.value.Password;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A password chosen by who was sent a link.
 *
 * @param token what follows the equals sign in it
 */
public record PasswordReset(
        @NotNull @Size(min = 1, max = 100) String token,
        @NotNull Password password) {

    @Override
    public String toString() {
        return "PasswordReset";
    }
}
