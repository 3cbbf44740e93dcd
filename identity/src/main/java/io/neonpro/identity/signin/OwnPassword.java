package io.neonpro.identity.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The password of who asks, once more. */
public record OwnPassword(
        @NotNull @Size(min = 1, max = 1_000) String password) {

    @Override
    public String toString() {
        return "OwnPassword";
    }
}
