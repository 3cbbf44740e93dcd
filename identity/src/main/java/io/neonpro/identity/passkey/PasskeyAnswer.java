package io.neonpro.identity.passkey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as REST shows it to its owner.
 *
 * @param usedAt when it last answered
 * @param isBackedUp whether it is on several of its owner's devices
 */
public record PasskeyAnswer(
        UUID id, String name, Instant createdAt, @Nullable Instant usedAt, boolean isBackedUp) {

    static PasskeyAnswer of(Passkey passkey) {
        return new PasskeyAnswer(
                passkey.id(),
                passkey.name(),
                passkey.createdAt(),
                passkey.usedAt().orElse(null),
                passkey.credential().isBackedUp());
    }
}
