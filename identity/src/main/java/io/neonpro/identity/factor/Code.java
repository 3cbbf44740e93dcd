package io.neonpro.identity.factor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A code that an authenticator application shows, or one that was kept for when it is lost. */
public record Code(@NotNull @Size(min = 6, max = 40) String code) {

    @Override
    public String toString() {
        return "Code";
    }
}
