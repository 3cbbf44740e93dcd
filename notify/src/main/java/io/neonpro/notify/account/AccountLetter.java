package io.neonpro.notify.account;

import io.neonpro.kernel.value.EmailAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * A letter by whose link somebody proves their address, or which tells them what became of their account. It is sent at once and
 * kept nowhere.
 *
 * @param id the same when it is asked for again
 * @param link to identity, with a secret in it where there is something to prove
 * @param expiresAt until when the link works
 */
public record AccountLetter(
        @NotNull UUID id,
        @NotNull LetterPurpose purpose,
        @NotNull EmailAddress recipient,
        @NotNull @Size(max = 500) String link,
        @NotNull Instant expiresAt) {

    @Override
    public String toString() {
        return "AccountLetter " + id;
    }
}
