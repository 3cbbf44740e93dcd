package io.neonpro.notify.account;

import io.neonpro.kernel.value.EmailAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * A letter with a link by which somebody proves their address, or to where they see what happened. It is sent at once and kept nowhere.
 *
 * @param id the same when it is asked for again
 * @param link to identity, with a secret in it
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
