package io.neonpro.identity.session;

import io.neonpro.identity.directory.KnownSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is signed in, as REST shows it to them.
 *
 * @param device as it named itself
 * @param isCurrent whether it is the one that asks
 */
public record SessionAnswer(
        UUID id,
        UUID tenantId,
        String clientId,
        @Nullable String device,
        Instant startedAt,
        Instant expiresAt,
        boolean isCurrent) {

    static SessionAnswer of(KnownSession session, UUID current) {
        return new SessionAnswer(
                session.id(),
                session.tenant(),
                session.clientId(),
                session.device().orElse(null),
                session.startedAt(),
                session.expiresAt(),
                session.id().equals(current));
    }
}
