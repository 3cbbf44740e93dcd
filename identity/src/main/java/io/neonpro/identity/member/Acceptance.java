package io.neonpro.identity.member;

import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.value.PersonName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that they join.
 *
 * @param token of the link that was sent to them
 * @param name what they want to be called, for who has no account yet; else as they were asked
 * @param password theirs, for who has an account; else the one that they choose
 */
public record Acceptance(
        @NotNull @Size(min = 1, max = 100) String token,
        @Nullable PersonName name,
        @NotNull Password password) {

    Secret secret() {
        return new Secret(token);
    }

    @Override
    public String toString() {
        return "Acceptance";
    }
}
