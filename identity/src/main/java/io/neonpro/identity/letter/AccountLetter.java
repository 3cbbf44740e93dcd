package io.neonpro.identity.letter;

import io.neonpro.identity.proof.Purpose;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * What notify is asked to send at once and to forget.
 *
 * @param id the same when it is asked again
 * @param link with the secret behind {@code #}, where browsers keep it to themselves
 */
@RegisterForReflection
record AccountLetter(UUID id, Purpose purpose, String recipient, URI link, Instant expiresAt) {

    @Override
    public String toString() {
        return "AccountLetter " + id;
    }
}
