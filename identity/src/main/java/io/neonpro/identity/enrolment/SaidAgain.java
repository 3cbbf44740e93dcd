package io.neonpro.identity.enrolment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * All that who asks signs in with, once more.
 *
 * @param code of an authenticator application, or one that was kept
 * @param passkey instead of a code, by who has one
 */
public record SaidAgain(
        @NotNull @Size(min = 1, max = 1_000) String password,
        @Nullable @Size(min = 6, max = 40) String code,
        @Nullable @Valid SignedChallenge passkey) {

    @Override
    public String toString() {
        return "SaidAgain";
    }
}
