package io.neonpro.identity.session;

import io.neonpro.identity.access.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody about to be signed in.
 *
 * @param device as it names itself (its User-Agent), for its owner to tell it from others
 * @param signedInAt when they said who they are, which may have been for another application
 * @param saidSecondFactor whether they said more than their password then
 */
public record NewSession(
        UUID tenant,
        UUID person,
        String clientId,
        Scope scope,
        Optional<String> device,
        Instant signedInAt,
        boolean saidSecondFactor) {

    private static final int MAX_DEVICE_LENGTH = 200;

    public NewSession {
        device = device.map(name -> name.substring(0, Math.min(name.length(), MAX_DEVICE_LENGTH)));
    }
}
